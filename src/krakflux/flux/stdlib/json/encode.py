"""json.encode: a value as JSON."""

from __future__ import annotations

import json
import math
from base64 import b64encode
from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.display import display
from krakflux.flux.text import format_scientific, format_value
from krakflux.flux.values import Dictionary, Record, Regexp, Time, type_name
from krakflux.model.time import Duration, format_rfc3339

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.flux.values import Value

__all__ = ["encode"]

_LEAST_PLAIN: Final = 1e-6
_LEAST_LARGE: Final = 1e21
# Go's encoder escapes what HTML or JavaScript could take for its own.
_ESCAPES: Final = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


@function("json", "encode", "(v: A) => bytes")
def encode(v: Value) -> bytes:
    """Render a value as JSON; times as RFC3339 text, durations as text, dictionaries as objects.

    Bytes become base64. `<`, `>` and `&` in texts are escaped.
    """
    return _json(v).encode()


def _json(value: Value) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)
        case float():
            return _number(value)
        case int():
            return str(value)
        case tuple():
            return f"[{','.join(map(_json, value))}]"
        case Record():
            return _object(value.fields)
        case Dictionary():
            return _object({display(key): each for key, each in value.entries.items()})
        case Regexp():
            return _json(value.pattern)
        case Time():
            return f'"{format_rfc3339(value.nanoseconds)}"'
        case Duration():
            return f'"{format_value(value)}"'
        case bytes():
            return f'"{b64encode(value).decode()}"'
    raise FluxError(f"json.encode: unsupported type {type_name(value)}")


def _object(members: Mapping[str, Value]) -> str:
    written = (f"{_json(name)}:{_json(members[name])}" for name in sorted(members))
    return f"{{{','.join(written)}}}"


def _number(value: float) -> str:
    """Write a float as Go's encoder does: with an exponent below 1e-6 and from 1e21 on."""
    if not math.isfinite(value):
        raise FluxError(f"json.encode: unsupported value: {format_value(value)}")
    if value == 0 or _LEAST_PLAIN <= abs(value) < _LEAST_LARGE:
        return format_value(value)
    return format_scientific(value).replace("e-0", "e-")
