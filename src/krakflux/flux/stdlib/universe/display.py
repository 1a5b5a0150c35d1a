"""display: any value as text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from krakflux.flux.semantic import function_type
from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import check_length, format_scientific, format_value
from krakflux.flux.values import (
    Builtin,
    Closure,
    Dictionary,
    Dynamic,
    Record,
    Regexp,
    Stream,
)
from krakflux.model.floats import format_float

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.values import Value

__all__ = ["display"]

# InfluxDB gives each element a line of its own where there are more.
_MAX_IN_LINE: Final = 3

_INDENT: Final = "    "

_LEAST_PLAIN: Final = 1e-4
_LEAST_LARGE: Final = 1e6


@function("universe", "display", "(v: A) => string")
def display(v: Value) -> str:
    """Render any value for a person to read: `[1, 2]`, `{a: 1}`, `[k: 1]`, `<null>`.

    More than three elements stand on lines of their own. Bytes are shown in hexadecimal, times
    with nine decimals, floats from a million on with an exponent; of a function its type.
    """
    return _display(v, 0)


def _display(value: Value, depth: int) -> str:
    match value:
        case None:
            return "<null>"
        case Dynamic(inner):
            return f"dynamic({_display(inner, depth)})"
        case tuple():
            return _listed("[]", [_display(each, depth + 1) for each in value], depth)
        case Record():
            fields = sorted(value.fields.items())
            inner = [f"{label}: {_display(each, depth + 1)}" for label, each in fields]
            return _listed("{}", inner, depth)
        case Dictionary():
            pairs = [
                f"{_display(key, 0)}: {_display(each, depth + 1)}"
                for key, each in value.entries.items()
            ]
            return _listed("[]", pairs or [":"], depth)
        case Closure():
            return function_type(value.expression)
        case Builtin():
            return value.signature
        case Stream():
            return "<stream>"
    return _display_basic(value)


def _listed(brackets: str, elements: Sequence[str], depth: int) -> str:
    length = sum(map(len, elements)) + len(elements) * (len(_INDENT) * (depth + 1) + 2)
    check_length(length, "display")
    if len(elements) <= _MAX_IN_LINE:
        return brackets[0] + ", ".join(elements) + brackets[1]
    line = "\n" + _INDENT * depth
    inner = f",{line}{_INDENT}".join(elements)
    return f"{brackets[0]}{line}{_INDENT}{inner}{line}{brackets[1]}"


def _display_basic(value: Value) -> str:
    match value:
        case bytes():
            return f"0x{value.hex()}"
        case Regexp():
            return value.pattern
        case float() if math.isfinite(value):
            return _display_float(value)
    return format_value(value)


def _display_float(value: float) -> str:
    """Render as Go's `%v`: shortest, with an exponent from 1e+06 on and below 1e-4."""
    if value and not _LEAST_PLAIN <= abs(value) < _LEAST_LARGE:
        return format_scientific(value)
    return format_float(value)
