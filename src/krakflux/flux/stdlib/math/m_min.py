"""math.mMin: the less of two."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["m_min"]


@function("math", "mMin", "(x: float, y: float) => float")
def m_min(x: float, y: float) -> float:
    """Give the less of two numbers; NaN where either is."""
    if math.isnan(x) or math.isnan(y):
        return math.nan
    return min(x, y)
