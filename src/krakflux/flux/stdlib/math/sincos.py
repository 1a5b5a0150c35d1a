"""math.sincos: sine and cosine."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

__all__ = ["sincos"]


@function("math", "sincos", "(x: float) => {sin: float, cos: float}")
def sincos(x: float) -> Record:
    """Give `{sin, cos}` of x."""
    return Record({"sin": math.sin(x), "cos": math.cos(x)})
