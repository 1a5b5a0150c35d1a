"""array.concat: two arrays in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import check_length

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["concat"]

_SIGNATURE: Final = "(<-arr: [A], v: [A]) => [A]"


@function("array", "concat", _SIGNATURE)
@function("experimental/array", "concat", _SIGNATURE)
def concat(arr: tuple[Value, ...], v: tuple[Value, ...]) -> tuple[Value, ...]:
    """Append the elements of `v` to `arr`."""
    check_length(len(arr) + len(v), "array.concat", "elements")
    return (*arr, *v)
