"""math.expm1: e to the power of x, less 1."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["expm1"]


@function("math", "expm1", "(x: float) => float")
def expm1(x: float) -> float:
    """Give e to the power of x, less 1."""
    return defined(math.expm1, x)
