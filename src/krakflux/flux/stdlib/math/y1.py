"""math.y1: a Bessel function of the second kind."""

from __future__ import annotations

from krakflux.flux.bessel import second_kind
from krakflux.flux.stdlib.registry import function

__all__ = ["y1"]


@function("math", "y1", "(x: float) => float")
def y1(x: float) -> float:
    """Give the Bessel function of the second kind and order 1 at x; NaN for negative x."""
    return second_kind(1, x)
