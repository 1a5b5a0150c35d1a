"""math.erfinv: the inverse of the error function."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

from krakflux.flux.stdlib.registry import function

__all__ = ["erfinv"]

_NORMAL: Final = NormalDist()


@function("math", "erfinv", "(x: float) => float")
def erfinv(x: float) -> float:
    """Give y where math.erf gives x; an infinity for ±1, NaN beyond."""
    rest = 1 - abs(x)
    if rest == 0:
        return math.copysign(math.inf, x)
    if not rest > 0:
        return math.nan
    place = -_NORMAL.inv_cdf(rest / 2) / math.sqrt(2)
    # Two of Newton's steps, from the side on which the difference loses no digits.
    for _ in range(2):
        over = math.erf(place) - abs(x) if rest > 0.5 else rest - math.erfc(place)
        place -= over * math.sqrt(math.pi) / 2 * math.exp(place * place)
    return math.copysign(place, x)
