"""math.minIndex: the place of the least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.contrib.jsternberg.math.arrays import numbers_of
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["min_index"]


@function("contrib/jsternberg/math", "minIndex", "(values: [A]) => int where A: Numeric")
def min_index(values: tuple[Value, ...]) -> int:
    """Give the place of the least element, the first of several, counted from 0."""
    numbers = numbers_of(values)
    return numbers.index(min(numbers))
