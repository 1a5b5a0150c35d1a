"""math.log10: the decimal logarithm."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["log10"]


@function("math", "log10", "(x: float) => float")
def log10(x: float) -> float:
    """Give the decimal logarithm of x: -Inf for 0, NaN below."""
    return -math.inf if x == 0 else defined(math.log10, x)
