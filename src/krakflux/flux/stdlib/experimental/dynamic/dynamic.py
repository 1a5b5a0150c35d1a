"""dynamic.dynamic: a value without a type that the checker knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Dynamic, Record

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["dynamic"]


@function("experimental/dynamic", "dynamic", "(v: A) => dynamic")
def dynamic(v: Value) -> Dynamic:
    """Wrap a value, and the elements and fields in it; a dynamic value stays as it is."""
    match v:
        case Dynamic():
            return v
        case tuple():
            return Dynamic(tuple([dynamic(each) for each in v]))
        case Record():
            fields = {label: dynamic(each) for label, each in v.fields.items()}
            return Dynamic(Record(fields))
    return Dynamic(v)
