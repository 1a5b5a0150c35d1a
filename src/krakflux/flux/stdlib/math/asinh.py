"""math.asinh: the inverse hyperbolic sine."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["asinh"]


@function("math", "asinh", "(x: float) => float")
def asinh(x: float) -> float:
    """Give the inverse hyperbolic sine of x; NaN where it is not defined."""
    return defined(math.asinh, x)
