"""length: how many elements an array has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["length"]


@function("universe", "length", "(arr: [A]) => int")
def length(arr: tuple[Value, ...]) -> int:
    """Count the elements of an array."""
    return len(arr)
