"""math.cos: the cosine."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["cos"]


@function("math", "cos", "(x: float) => float")
def cos(x: float) -> float:
    """Give the cosine of x; NaN where it is not defined."""
    return defined(math.cos, x)
