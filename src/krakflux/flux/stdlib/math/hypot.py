"""math.hypot: the length of a diagonal."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["hypot"]


@function("math", "hypot", "(p: float, q: float) => float")
def hypot(p: float, q: float) -> float:
    """Give √(p² + q²)."""
    return math.hypot(p, q)
