"""math.ilogb: the binary exponent as an integer."""

from __future__ import annotations

import math
from typing import Final

from krakflux.flux.stdlib.registry import function

__all__ = ["ilogb"]

_GREATEST: Final = (1 << 31) - 1


@function("math", "ilogb", "(x: float) => int")
def ilogb(x: float) -> int:
    """Give the binary exponent of x: that of 0 is -2^31, that of infinities and NaN 2^31 - 1."""
    if x == 0:
        return -_GREATEST - 1
    return math.frexp(x)[1] - 1 if math.isfinite(x) else _GREATEST
