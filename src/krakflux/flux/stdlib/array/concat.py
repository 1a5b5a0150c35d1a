"""array.concat: two arrays in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import MAX_LENGTH

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["concat"]

_SIGNATURE: Final = "(<-arr: [A], v: [A]) => [A]"


@function("array", "concat", _SIGNATURE)
@function("experimental/array", "concat", _SIGNATURE)
def concat(arr: tuple[Value, ...], v: tuple[Value, ...]) -> tuple[Value, ...]:
    """Append the elements of `v` to `arr`."""
    if len(arr) + len(v) > MAX_LENGTH:
        raise FluxError(f"array.concat: result exceeds {MAX_LENGTH} elements")
    return (*arr, *v)
