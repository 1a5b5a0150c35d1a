"""math.jn: a Bessel function of the first kind."""

from __future__ import annotations

from krakflux.flux.bessel import first_kind
from krakflux.flux.stdlib.registry import function

__all__ = ["jn"]


@function("math", "jn", "(n: int, x: float) => float")
def jn(n: int, x: float) -> float:
    """Give the Bessel function of the first kind and order n at x.

    Differences:
        An order beyond ±100,000 is an error.
    """
    return first_kind(n, x)
