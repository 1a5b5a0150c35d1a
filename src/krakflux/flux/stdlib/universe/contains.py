"""contains: whether an array holds a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.interpret.operators import equal
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import type_name

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["contains"]


@function("universe", "contains", "(value: A, set: [A]) => bool where A: Nullable")
def contains(value: Value, set: tuple[Value, ...]) -> bool:
    """Tell whether `set` holds `value`; never true of null."""
    if value is None:
        return False
    return any(
        type_name(each) == type_name(value) and equal(each, value)
        for each in set
        if each is not None
    )
