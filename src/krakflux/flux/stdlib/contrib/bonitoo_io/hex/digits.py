"""Hexadecimal digits."""

from __future__ import annotations

import re
from typing import Final

from krakflux.errors import FluxError

__all__ = ["parse"]

_NUMBER: Final = re.compile(r"([+-]?)(?:0[xX])?([0-9a-fA-F]+)")


def parse(text: str, least: int, greatest: int, kind: str) -> int:
    """Read a number between two bounds.

    Raises:
        FluxError: it is none.
    """
    match = _NUMBER.fullmatch(text)
    if match is not None and len(match[2]) <= 20:
        value = int(match[1] + match[2], 16)
        if least <= value <= greatest:
            return value
    raise FluxError(f'cannot convert string "{text}" to {kind} due to invalid syntax')
