"""math.cbrt: the cube root."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["cbrt"]


@function("math", "cbrt", "(x: float) => float")
def cbrt(x: float) -> float:
    """Give the cube root of x."""
    return defined(math.cbrt, x)
