"""math.roundtoeven: the nearest whole number."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["roundtoeven"]


@function("math", "roundtoeven", "(x: float) => float")
def roundtoeven(x: float) -> float:
    """Give the nearest whole number, a float; halves to the even one."""
    return float(round(x)) if math.isfinite(x) else x
