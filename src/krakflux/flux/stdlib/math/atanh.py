"""math.atanh: the inverse hyperbolic tangent."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["atanh"]


@function("math", "atanh", "(x: float) => float")
def atanh(x: float) -> float:
    """Give the inverse hyperbolic tangent of x; NaN where it is not defined."""
    return defined(math.atanh, x)
