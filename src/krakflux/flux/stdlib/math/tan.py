"""math.tan: the tangent."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["tan"]


@function("math", "tan", "(x: float) => float")
def tan(x: float) -> float:
    """Give the tangent of x; NaN where it is not defined."""
    return defined(math.tan, x)
