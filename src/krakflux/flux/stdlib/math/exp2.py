"""math.exp2: two to the power of x."""

from __future__ import annotations

from krakflux.flux.interpret.operators import power
from krakflux.flux.stdlib.registry import function

__all__ = ["exp2"]


@function("math", "exp2", "(x: float) => float")
def exp2(x: float) -> float:
    """Give 2 to the power of x."""
    return power(2.0, x)
