"""math.nextafter: the neighbouring number."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["nextafter"]


@function("math", "nextafter", "(x: float, y: float) => float")
def nextafter(x: float, y: float) -> float:
    """Give the float next to x in the direction of y."""
    return math.nextafter(x, y)
