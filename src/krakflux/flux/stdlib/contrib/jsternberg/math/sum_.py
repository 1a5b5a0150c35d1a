"""math.sum: all together."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from krakflux.flux.interpret.operators import binary
from krakflux.flux.stdlib.contrib.jsternberg.math.arrays import numbers_of
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["sum_"]


@function("contrib/jsternberg/math", "sum", "(values: [A]) => A where A: Numeric")
def sum_(values: tuple[Value, ...]) -> Value:
    """Add up the elements, as the operator + does."""
    numbers_of(values)
    return reduce(lambda one, two: binary("+", one, two), values)
