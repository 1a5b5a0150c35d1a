"""math.sin: the sine."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["sin"]


@function("math", "sin", "(x: float) => float")
def sin(x: float) -> float:
    """Give the sine of x; NaN where it is not defined."""
    return defined(math.sin, x)
