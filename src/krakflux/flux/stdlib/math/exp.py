"""math.exp: e to the power of x."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["exp"]


@function("math", "exp", "(x: float) => float")
def exp(x: float) -> float:
    """Give e to the power of x."""
    return defined(math.exp, x)
