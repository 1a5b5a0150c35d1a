"""math.remainder: the IEEE 754 remainder."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["remainder"]


@function("math", "remainder", "(x: float, y: float) => float")
def remainder(x: float, y: float) -> float:
    """Give the IEEE 754 remainder of x / y."""
    return defined(math.remainder, x, y)
