"""math.cbrt: the cube root."""

from __future__ import annotations

import math

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

__all__ = ["cbrt"]


@function("math", "cbrt", "(x: float) => float")
def cbrt(x: float) -> float:
    """Give the cube root of x; that of a cube is exact, as in Go."""
    root = defined(math.cbrt, x)
    if root == 0 or not math.isfinite(root):
        return root
    square = root * root
    # A step of Newton's method corrects the last bit, where the C library leaves it wrong.
    return root - (root * square - x) / (3 * square) if math.isfinite(square * root) else root
