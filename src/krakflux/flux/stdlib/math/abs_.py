"""math.abs: the magnitude."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column

__all__ = ["abs_"]


def _expression(x: Column) -> pl.Expr:
    return x.expression.abs()


@function("math", "abs", "(x: float) => float", expression=_expression)
def abs_(x: float) -> float:
    """Give x without sign."""
    return math.fabs(x)
