"""math.trunc: the whole part."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["trunc"]


@function("math", "trunc", "(x: float) => float")
def trunc(x: float) -> float:
    """Give the whole part of x, a float."""
    return float(math.trunc(x)) if math.isfinite(x) else x
