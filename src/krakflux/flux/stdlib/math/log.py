"""math.log: the natural logarithm."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["log"]


@function("math", "log", "(x: float) => float")
def log(x: float) -> float:
    """Give the natural logarithm of x: -Inf for 0, NaN below."""
    return -math.inf if x == 0 else defined(math.log, x)
