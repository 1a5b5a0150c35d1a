"""math.mod: the remainder."""

from __future__ import annotations

from krakflux.flux.interpret.operators import modulo
from krakflux.flux.stdlib.registry import function

__all__ = ["mod"]


@function("math", "mod", "(x: float, y: float) => float")
def mod(x: float, y: float) -> float:
    """Give the remainder of x / y with the sign of x."""
    return modulo(x, y)
