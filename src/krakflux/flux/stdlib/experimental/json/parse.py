"""json.parse: a value out of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["parse"]


@function("experimental/json", "parse", "(data: bytes) => A")
def parse(data: bytes) -> Value:
    """Read JSON: objects become records, arrays arrays, and all numbers floats."""
    try:
        return _value(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise FluxError(f"json.parse: {error}") from None


def _value(plain: Any) -> Value:
    match plain:
        case bool() | str() | None:
            return plain
        case int() | float():
            return float(plain)
        case list():
            return tuple([_value(each) for each in plain])
    return Record({label: _value(each) for label, each in plain.items()})
