"""math.acosh: the inverse hyperbolic cosine."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["acosh"]


@function("math", "acosh", "(x: float) => float")
def acosh(x: float) -> float:
    """Give the inverse hyperbolic cosine of x; NaN where it is not defined."""
    return defined(math.acosh, x)
