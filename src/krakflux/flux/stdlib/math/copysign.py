"""math.copysign: a magnitude with a sign."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["copysign"]


@function("math", "copysign", "(x: float, y: float) => float")
def copysign(x: float, y: float) -> float:
    """Give x with the sign of y."""
    return math.copysign(x, y)
