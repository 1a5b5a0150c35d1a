"""Resource ids: 16 lower-case hex digits, not all zero (InfluxDB's platform.ID)."""

from __future__ import annotations

import secrets
from typing import Final

from krakflux.errors import InvalidError

__all__ = ["is_identifier", "new_identifier", "parse_identifier"]

_DIGITS: Final = frozenset("0123456789abcdef")
_LENGTH: Final = 16


def new_identifier() -> str:
    """Make a random id; never zero."""
    return f"{secrets.randbelow((1 << 64) - 1) + 1:016x}"


def is_identifier(text: str) -> bool:
    """Tell whether `text` has the form of an id."""
    return len(text) == _LENGTH and _DIGITS.issuperset(text) and text.strip("0") != ""


def parse_identifier(text: str) -> str:
    """Check an id that a client sent.

    Raises:
        InvalidError: with InfluxDB's text for a wrong length or wrong characters.
    """
    if len(text) != _LENGTH:
        raise InvalidError("id must have a length of 16 bytes")
    if not is_identifier(text):
        raise InvalidError("invalid ID")
    return text
