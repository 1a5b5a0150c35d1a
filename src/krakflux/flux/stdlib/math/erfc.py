"""math.erfc: the complementary error function."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["erfc"]


@function("math", "erfc", "(x: float) => float")
def erfc(x: float) -> float:
    """Give the complementary error function of x; NaN where it is not defined."""
    return defined(math.erfc, x)
