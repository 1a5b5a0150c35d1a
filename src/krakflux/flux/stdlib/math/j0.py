"""math.j0: a Bessel function of the first kind."""

from __future__ import annotations

from krakflux.flux.bessel import first_kind
from krakflux.flux.stdlib.registry import function

__all__ = ["j0"]


@function("math", "j0", "(x: float) => float")
def j0(x: float) -> float:
    """Give the Bessel function of the first kind and order 0 at x."""
    return first_kind(0, x)
