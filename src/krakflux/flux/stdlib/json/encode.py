"""json.encode: a value as JSON."""

from __future__ import annotations

import json
import math
from base64 import b64encode
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.display import display
from krakflux.flux.text import format_value
from krakflux.flux.values import Dictionary, Record, Regexp, Time, type_name
from krakflux.model.time import Duration, format_rfc3339

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["encode"]

_LEAST_WITH_EXPONENT: Final = 1e21
# Go's encoder escapes what HTML or JavaScript could take for its own.
_ESCAPED: Final = "<>&\u2028\u2029"
_ENCODER: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


@function("json", "encode", "(v: A) => bytes")
def encode(v: Value) -> bytes:
    """Render a value as JSON; times as RFC3339 text, durations as text, dictionaries as objects.

    Bytes become base64. `<`, `>` and `&` in texts are escaped.
    """
    text = _ENCODER.encode(_plain(v))
    for character in _ESCAPED:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode()


def _plain(value: Value) -> Any:
    match value:
        case None | bool() | str():
            return value
        case float():
            return _number(value)
        case int():
            return int(value)
        case tuple():
            return [_plain(each) for each in value]
        case Record():
            return {label: _plain(value.fields[label]) for label in sorted(value.fields)}
        case Dictionary():
            named = {display(key): each for key, each in value.entries.items()}
            return {key: _plain(named[key]) for key in sorted(named)}
        case Regexp():
            return value.pattern
        case Time():
            return format_rfc3339(value.nanoseconds)
        case Duration():
            return format_value(value)
        case bytes():
            return b64encode(value).decode()
    raise FluxError(f"json.encode: unsupported type {type_name(value)}")


def _number(value: float) -> int | float:
    """Give what Python writes as Go writes the float: an exponent from 1e21 on."""
    if not math.isfinite(value):
        raise FluxError(f"json.encode: unsupported value: {format_value(value)}")
    plain = value.is_integer() and abs(value) < _LEAST_WITH_EXPONENT
    return int(Decimal(repr(value))) if plain else value
