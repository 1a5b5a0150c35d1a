"""math.erfcinv: the inverse of the complementary error function."""

from __future__ import annotations

from krakflux.flux.stdlib.math.erfinv import erfinv
from krakflux.flux.stdlib.registry import function

__all__ = ["erfcinv"]


@function("math", "erfcinv", "(x: float) => float")
def erfcinv(x: float) -> float:
    """Give y where math.erfc gives x; an infinity for 0 and 2, NaN beyond."""
    return erfinv(1 - x)
