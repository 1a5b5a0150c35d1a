"""math.pow: a power."""

from __future__ import annotations

from krakflux.flux.interpret.operators import power
from krakflux.flux.stdlib.registry import function

__all__ = ["pow_"]


@function("math", "pow", "(x: float, y: float) => float")
def pow_(x: float, y: float) -> float:
    """Give x to the power of y."""
    return power(x, y)
