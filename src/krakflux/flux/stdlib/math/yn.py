"""math.yn: a Bessel function of the second kind."""

from __future__ import annotations

from krakflux.flux.bessel import second_kind
from krakflux.flux.stdlib.registry import function

__all__ = ["yn"]


@function("math", "yn", "(n: int, x: float) => float")
def yn(n: int, x: float) -> float:
    """Give the Bessel function of the second kind and order n at x; NaN for negative x.

    Differences:
        An order beyond ±100,000 is an error.
    """
    return second_kind(n, x)
