"""math.max: the greatest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.contrib.jsternberg.math.arrays import numbers_of
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["max_"]


@function("contrib/jsternberg/math", "max", "(values: [A]) => A where A: Numeric")
def max_(values: tuple[Value, ...]) -> Value:
    """Give the greatest element."""
    numbers = numbers_of(values)
    return values[numbers.index(max(numbers))]
