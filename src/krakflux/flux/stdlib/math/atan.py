"""math.atan: the arc tangent."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["atan"]


@function("math", "atan", "(x: float) => float")
def atan(x: float) -> float:
    """Give the arc tangent of x; NaN where it is not defined."""
    return defined(math.atan, x)
