"""math.cosh: the hyperbolic cosine."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["cosh"]


@function("math", "cosh", "(x: float) => float")
def cosh(x: float) -> float:
    """Give the hyperbolic cosine of x; NaN where it is not defined."""
    return defined(math.cosh, x)
