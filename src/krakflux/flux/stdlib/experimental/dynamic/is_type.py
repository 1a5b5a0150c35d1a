"""dynamic.isType: what a dynamic value holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import BASIC_TYPES, Dynamic, type_name

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["is_type"]

_TYPES: Final = BASIC_TYPES | {"array", "object", "function", "dictionary"}


@function("experimental/dynamic", "isType", "(v: dynamic, type: string) => bool")
def is_type(v: Value, type: str) -> bool:
    """Tell whether a value is of a basic type, an array, object, function or dictionary.

    Null is of none.
    """
    if type not in _TYPES:
        raise FluxError(f'dynamic.isType: "{type}" is not a type')
    return type_name(v.value if isinstance(v, Dynamic) else v) == type
