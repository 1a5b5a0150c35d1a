"""math.erf: the error function."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["erf"]


@function("math", "erf", "(x: float) => float")
def erf(x: float) -> float:
    """Give the error function of x; NaN where it is not defined."""
    return defined(math.erf, x)
