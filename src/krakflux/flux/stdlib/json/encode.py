"""json.encode: a value as JSON."""

from __future__ import annotations

import math
import re
from base64 import b64encode
from functools import lru_cache
from json.encoder import encode_basestring
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.display import display
from krakflux.flux.text import format_scientific, format_value
from krakflux.flux.values import Dictionary, Record, Regexp, Time, UInt, type_name
from krakflux.model.floats import format_float
from krakflux.model.time import Duration, format_rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from krakflux.flux.values import Value

__all__ = ["encode"]

_LEAST_PLAIN: Final = 1e-6
_LEAST_LARGE: Final = 1e21
# Go's encoder escapes what HTML or JavaScript could take for its own.
_ESCAPES: Final = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}
_SPECIAL: Final = re.compile("[<>&\u2028\u2029]")


@function("json", "encode", "(v: A) => bytes")
def encode(v: Value) -> bytes:
    """Render a value as JSON; times as RFC3339 text, durations as text, dictionaries as objects.

    Bytes become base64. `<`, `>` and `&` in texts are escaped.
    """
    return _json(v).encode()


def _json(value: Value) -> str:
    writer = _WRITERS.get(type(value))
    if writer is None:
        raise FluxError(f"json.encode: unsupported type {type_name(value)}")
    return writer(value)


def _text(value: str) -> str:
    text = encode_basestring(value)
    return text.translate(_ESCAPES) if _SPECIAL.search(text) else text


@lru_cache(maxsize=1024)
def _label(name: str) -> str:
    """Write a label, of which a query has few for many records."""
    return _text(name)


def _object(members: Mapping[str, Value]) -> str:
    written = [f"{_label(name)}:{_json(members[name])}" for name in sorted(members)]
    return f"{{{','.join(written)}}}"


def _array(value: tuple[Value, ...]) -> str:
    return f"[{','.join(map(_json, value))}]"


def _dictionary(value: Dictionary) -> str:
    return _object({display(key): each for key, each in value.entries.items()})


def _number(value: float) -> str:
    """Write a float as Go's encoder does: with an exponent below 1e-6 and from 1e21 on."""
    if not math.isfinite(value):
        raise FluxError(f"json.encode: unsupported value: {format_value(value)}")
    if value == 0 or _LEAST_PLAIN <= abs(value) < _LEAST_LARGE:
        return format_float(value)
    return format_scientific(value).replace("e-0", "e-")


_WRITERS: Final[dict[type, Callable[[Any], str]]] = {
    NoneType: lambda _: "null",
    bool: lambda value: "true" if value else "false",
    str: _text,
    float: _number,
    int: str,
    UInt: int.__repr__,
    tuple: _array,
    Record: lambda value: _object(value.fields),
    Dictionary: _dictionary,
    Regexp: lambda value: _text(value.pattern),
    Time: lambda value: f'"{format_rfc3339(value.nanoseconds)}"',
    Duration: lambda value: f'"{format_value(value)}"',
    bytes: lambda value: f'"{b64encode(value).decode()}"',
}
