"""math.modf: whole part and fraction."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

__all__ = ["modf"]


@function("math", "modf", "(f: float) => {int: float, frac: float}")
def modf(f: float) -> Record:
    """Give `{int, frac}`, both floats."""
    frac, whole = math.modf(f)
    return Record({"int": whole, "frac": frac})
