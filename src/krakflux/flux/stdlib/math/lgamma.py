"""math.lgamma: the logarithm of the gamma function."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

__all__ = ["lgamma"]


@function("math", "lgamma", "(x: float) => {lgamma: float, sign: int}")
def lgamma(x: float) -> Record:
    """Give `{lgamma, sign}` of x: the logarithm of |Γ(x)| and its sign."""
    if x <= 0 and x == math.floor(x):
        return Record({"lgamma": math.inf, "sign": 1})
    sign = -1 if x < 0 and math.floor(x) % 2 else 1
    return Record({"lgamma": math.lgamma(x), "sign": sign})
