"""math.round: the nearest whole number."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["round_"]


@function("math", "round", "(x: float) => float")
def round_(x: float) -> float:
    """Give the nearest whole number, a float; halves away from zero."""
    if not math.isfinite(x):
        return x
    whole = math.trunc(x)
    return float(whole + math.copysign(1, x)) if abs(x - whole) >= 0.5 else float(whole)
