"""math.floor: the whole number below."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column

__all__ = ["floor"]


def _expression(x: Column) -> pl.Expr:
    return x.expression.floor()


@function("math", "floor", "(x: float) => float", expression=_expression)
def floor(x: float) -> float:
    """Give the greatest whole number not above x, a float."""
    return float(math.floor(x)) if math.isfinite(x) else x
