"""dynamic.asArray: the elements of a dynamic array."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Dynamic, type_name

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["as_array"]


@function("experimental/dynamic", "asArray", "(<-v: dynamic) => [dynamic]")
def as_array(v: Dynamic | None) -> tuple[Value, ...]:
    """Give the elements, each a dynamic value; anything but an array is an error."""
    inner = v.value if isinstance(v, Dynamic) else v
    if not isinstance(inner, tuple):
        raise FluxError(f"unable to convert {type_name(inner)} to array")
    return inner
