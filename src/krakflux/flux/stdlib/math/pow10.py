"""math.pow10: ten to the power of n."""

from __future__ import annotations

from krakflux.flux.interpret.operators import power
from krakflux.flux.stdlib.registry import function

__all__ = ["pow10"]


@function("math", "pow10", "(n: int) => float")
def pow10(n: int) -> float:
    """Give 10 to the power of n."""
    return power(10.0, float(n))
