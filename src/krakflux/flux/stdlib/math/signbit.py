"""math.signbit: whether a number has a minus sign."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["signbit"]


@function("math", "signbit", "(x: float) => bool")
def signbit(x: float) -> bool:
    """Tell whether x is negative, or negative zero."""
    return math.copysign(1, x) < 0
