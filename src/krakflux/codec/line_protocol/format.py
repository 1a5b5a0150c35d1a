"""Points as text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol.keys import escape_name, series_key
from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["format_point"]

# Skipped before a measurement and before the fields, and not to be escaped.
_WHITESPACE: Final = "\t\0"


def format_point(
    measurement: str,
    tags: Mapping[str, str],
    fields: Mapping[str, str | int | float | bool],
    time: int,
) -> str:
    """Write a point as one line, without a newline at its end.

    Args:
        measurement: Unescaped, as are all names.
        tags: Sorted by key in the line; tags with an empty value are left out, as line protocol
            has no form for them.
        fields: Python's types decide: float, int (as `1i`), bool, str.
        time: In ns.

    Raises:
        InvalidError: line protocol can't carry this point: no field, an empty name, a name with a
            newline or a backslash at its end, a measurement or field that begins with
            white space or would read as a comment, a float
            that is not finite, an int beyond 64 bits.
    """
    present = {tag: value for tag, value in tags.items() if value}
    _check_start(measurement, "#" + _WHITESPACE)
    for name in (*present, *present.values()):
        _check_name(name)
    for name in fields:
        _check_start(name, _WHITESPACE)
    if not fields:
        raise InvalidError("a point needs at least one field")
    texts = (f"{escape_name(name)}={_format_value(name, fields[name])}" for name in fields)
    return f"{series_key(measurement, present)} {','.join(texts)} {time}"


def _check_start(name: str, forbidden: str) -> None:
    _check_name(name)
    if name[0] in forbidden:
        raise InvalidError(f"{name!r} can't be written in line protocol: its first character")


def _check_name(name: str) -> None:
    if not name or name.endswith("\\") or "\n" in name:
        raise InvalidError(
            f"{name!r} can't be written in line protocol: names are not empty, "
            "have no newline and do not end with a backslash"
        )


def _format_value(name: str, value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        if not -(1 << 63) <= value < 1 << 63:
            raise InvalidError(f'field "{name}" is {value}: out of range for an integer')
        return f"{value}i"
    if isinstance(value, float):
        if not math.isfinite(value):
            raise InvalidError(f'field "{name}" is {value}: line protocol has no such number')
        return repr(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
