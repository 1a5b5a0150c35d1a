"""math.tanh: the hyperbolic tangent."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["tanh"]


@function("math", "tanh", "(x: float) => float")
def tanh(x: float) -> float:
    """Give the hyperbolic tangent of x; NaN where it is not defined."""
    return defined(math.tanh, x)
