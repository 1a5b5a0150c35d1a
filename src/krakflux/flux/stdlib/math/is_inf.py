"""math.isInf: whether a number is infinite."""

from __future__ import annotations

import math

from krakflux.flux.stdlib.registry import function

__all__ = ["is_inf"]


@function("math", "isInf", "(f: float, sign: int) => bool")
def is_inf(f: float, sign: int) -> bool:
    """Tell whether f is infinite: above for sign > 0, below for sign < 0, either for 0."""
    if sign > 0:
        return f == math.inf
    return f == -math.inf if sign < 0 else math.isinf(f)
