"""math.log2: the binary logarithm."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["log2"]


@function("math", "log2", "(x: float) => float")
def log2(x: float) -> float:
    """Give the binary logarithm of x: -Inf for 0, NaN below."""
    return -math.inf if x == 0 else defined(math.log2, x)
