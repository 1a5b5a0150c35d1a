"""math.NaN: not a number."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["na_n"]


@function("math", "NaN", "() => float")
def na_n() -> float:
    """Give NaN."""
    return math.nan
