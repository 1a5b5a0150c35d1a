"""math.mMax: the greater of two."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["m_max"]


@function("math", "mMax", "(x: float, y: float) => float")
def m_max(x: float, y: float) -> float:
    """Give the greater of two numbers; NaN where either is."""
    if math.isnan(x) or math.isnan(y):
        return math.nan
    return max(x, y)
