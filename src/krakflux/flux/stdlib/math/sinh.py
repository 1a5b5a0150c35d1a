"""math.sinh: the hyperbolic sine."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["sinh"]


@function("math", "sinh", "(x: float) => float")
def sinh(x: float) -> float:
    """Give the hyperbolic sine of x; NaN where it is not defined."""
    return defined(math.sinh, x)
