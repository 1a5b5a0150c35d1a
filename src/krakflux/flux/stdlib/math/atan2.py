"""math.atan2: the angle of a point."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["atan2"]


@function("math", "atan2", "(x: float, y: float) => float")
def atan2(x: float, y: float) -> float:
    """Give the angle of the point (y, x), in radians."""
    return math.atan2(y, x)
