"""math.log1p: the natural logarithm of 1 + x."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["log1p"]


@function("math", "log1p", "(x: float) => float")
def log1p(x: float) -> float:
    """Give the natural logarithm of 1 + x."""
    return defined(math.log1p, x)
