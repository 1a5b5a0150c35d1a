"""math.gamma: the gamma function."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["gamma"]


@function("math", "gamma", "(x: float) => float")
def gamma(x: float) -> float:
    """Give the gamma function of x; NaN where it is not defined."""
    return defined(math.gamma, x)
