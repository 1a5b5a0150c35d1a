"""math.acos: the arc cosine."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["acos"]


@function("math", "acos", "(x: float) => float")
def acos(x: float) -> float:
    """Give the arc cosine of x; NaN where it is not defined."""
    return defined(math.acos, x)
