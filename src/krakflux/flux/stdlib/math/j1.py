"""math.j1: a Bessel function of the first kind."""

from __future__ import annotations

from krakflux.flux.bessel import first_kind
from krakflux.flux.stdlib.registry import function

__all__ = ["j1"]


@function("math", "j1", "(x: float) => float")
def j1(x: float) -> float:
    """Give the Bessel function of the first kind and order 1 at x."""
    return first_kind(1, x)
