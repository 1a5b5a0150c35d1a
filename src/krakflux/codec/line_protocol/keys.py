"""Names and series keys: how line protocol escapes them, and back.

A backslash escapes only a character that would end the name; before any other character it stands
for itself. That makes escaping a bijection, except that no name may end with a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "MEASUREMENT_END",
    "NAME_END",
    "escape_measurement",
    "escape_name",
    "join_series_key",
    "parse_series_key",
    "series_key",
    "unescape_measurement",
    "unescape_name",
]

# The next character that ends a measurement; a tag key, tag value or field key.
MEASUREMENT_END: Final = re.compile(r"(?<!\\)[, ]")
NAME_END: Final = re.compile(r"(?<!\\)[,= ]")

_MEASUREMENT_SPECIAL: Final = re.compile(r"[, ]")
_NAME_SPECIAL: Final = re.compile(r"[,= ]")
_MEASUREMENT_ESCAPE: Final = re.compile(r"\\([, ])")
_NAME_ESCAPE: Final = re.compile(r"\\([,= ])")


def escape_measurement(name: str) -> str:
    """Escape a measurement; its `=` needs none."""
    return _MEASUREMENT_SPECIAL.sub(r"\\\g<0>", name)


def unescape_measurement(text: str) -> str:
    """Undo `escape_measurement`."""
    return _MEASUREMENT_ESCAPE.sub(r"\1", text) if "\\" in text else text


def escape_name(name: str) -> str:
    """Escape a tag key, tag value or field key."""
    if name.isidentifier():  # as most are; nothing in them needs it
        return name
    return _NAME_SPECIAL.sub(r"\\\g<0>", name)


def unescape_name(text: str) -> str:
    """Undo `escape_name`."""
    return _NAME_ESCAPE.sub(r"\1", text) if "\\" in text else text


def series_key(measurement: str, tags: Mapping[str, str]) -> str:
    """Make the canonical key of a series: escaped, tags sorted bytewise by key."""
    # Code points sort as their UTF-8 bytes do.
    return join_series_key(measurement, sorted(tags.items()))


def join_series_key(measurement: str, tags: Sequence[tuple[str, str]]) -> str:
    """Make a series key of a measurement and tags that are sorted already; all unescaped."""
    pairs = (f",{escape_name(tag)}={escape_name(value)}" for tag, value in tags)
    return escape_measurement(measurement) + "".join(pairs)


def parse_series_key(key: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Split a canonical series key into its measurement and its (tag, value) pairs, unescaped."""
    if "\\" not in key:
        measurement, *pairs = key.split(",")
        return measurement, tuple(_split_pair(pair) for pair in pairs)
    measurement, *pairs = re.split(r"(?<!\\),", key)
    return unescape_measurement(measurement), tuple(
        (unescape_name(tag), unescape_name(value))
        for tag, value in (re.split(r"(?<!\\)=", pair, maxsplit=1) for pair in pairs)
    )


def _split_pair(pair: str) -> tuple[str, str]:
    tag, _, value = pair.partition("=")
    return tag, value
