"""math.asin: the arc sine."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["asin"]


@function("math", "asin", "(x: float) => float")
def asin(x: float) -> float:
    """Give the arc sine of x; NaN where it is not defined."""
    return defined(math.asin, x)
