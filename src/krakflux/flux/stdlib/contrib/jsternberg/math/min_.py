"""math.min: the least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.contrib.jsternberg.math.arrays import numbers_of
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["min_"]


@function("contrib/jsternberg/math", "min", "(values: [A]) => A where A: Numeric")
def min_(values: tuple[Value, ...]) -> Value:
    """Give the least element."""
    numbers = numbers_of(values)
    return values[numbers.index(min(numbers))]
