"""math.frexp: the binary parts of a number."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

__all__ = ["frexp"]


@function("math", "frexp", "(f: float) => {frac: float, exp: int}")
def frexp(f: float) -> Record:
    """Give `{frac, exp}` with f = frac · 2^exp and ½ ≤ |frac| < 1."""
    frac, exp = math.frexp(f)
    return Record({"frac": frac, "exp": exp})
