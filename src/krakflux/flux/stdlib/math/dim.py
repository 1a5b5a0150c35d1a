"""math.dim: the positive difference."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function

__all__ = ["dim"]


@function("math", "dim", "(x: float, y: float) => float")
def dim(x: float, y: float) -> float:
    """Give x - y, or 0 where it is negative."""
    return x - y if not x - y <= 0 else 0.0
