"""math.ldexp: a number by its binary parts."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["ldexp"]


@function("math", "ldexp", "(frac: float, exp: int) => float")
def ldexp(frac: float, exp: int) -> float:
    """Give frac · 2^exp."""
    try:
        return math.ldexp(frac, exp)
    except OverflowError:
        return math.copysign(math.inf, frac)
