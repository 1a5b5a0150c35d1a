"""dynamic.jsonEncode: a dynamic value as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.json.encode import encode
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Dynamic, Record

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["json_encode"]


@function("experimental/dynamic", "jsonEncode", "(v: dynamic) => bytes")
def json_encode(v: Value) -> bytes:
    """Render a dynamic value as JSON, as json.encode() renders what it holds."""
    return encode(_plain(v))


def _plain(value: Value) -> Value:
    if isinstance(value, Dynamic):
        return _plain(value.value)
    if isinstance(value, tuple):
        return tuple([_plain(each) for each in value])
    if isinstance(value, Record):
        return Record({label: _plain(each) for label, each in value.fields.items()})
    return value
