"""math.y0: a Bessel function of the second kind."""

from __future__ import annotations

from krakflux.flux.bessel import second_kind
from krakflux.flux.stdlib.registry import function

__all__ = ["y0"]


@function("math", "y0", "(x: float) => float")
def y0(x: float) -> float:
    """Give the Bessel function of the second kind and order 0 at x; NaN for negative x."""
    return second_kind(0, x)
