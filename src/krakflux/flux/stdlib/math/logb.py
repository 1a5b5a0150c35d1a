"""math.logb: the binary exponent."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["logb"]


@function("math", "logb", "(x: float) => float")
def logb(x: float) -> float:
    """Give the binary exponent of x, a float."""
    if x == 0:
        return -math.inf
    if math.isinf(x):
        return math.inf
    return x if math.isnan(x) else float(math.frexp(x)[1] - 1)
