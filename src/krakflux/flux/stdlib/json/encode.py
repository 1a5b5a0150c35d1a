"""json.encode: a value as JSON."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

from krakflux.errors import FluxError
from krakflux.flux.execute.convert import to_string
from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import format_value
from krakflux.flux.values import Dictionary, Record, Regexp, Time, type_name
from krakflux.model.time import Duration

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["encode"]

_EXACT: Final = 1 << 53
_ENCODER: Final = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


@function("json", "encode", "(v: A) => bytes")
def encode(v: Value) -> bytes:
    """Render a value as JSON; times as RFC3339 text, durations as text, dictionaries as objects."""
    return _ENCODER.encode(_plain(v)).encode()


def _plain(value: Value) -> Any:
    match value:
        case None | bool() | str():
            return value
        case float():
            if not math.isfinite(value):
                raise FluxError(f"json.encode: unsupported value: {format_value(value)}")
            return int(value) if value.is_integer() and abs(value) < _EXACT else value
        case int():
            return int(value)
        case tuple():
            return [_plain(each) for each in value]
        case Record():
            return {label: _plain(value.fields[label]) for label in sorted(value.fields)}
        case Dictionary():
            return {to_string(key): _plain(each) for key, each in value.entries.items()}
        case Regexp():
            return value.pattern
        case Time() | Duration() | bytes():
            return format_value(value)
    raise FluxError(f"json.encode: unsupported type {type_name(value)}")
