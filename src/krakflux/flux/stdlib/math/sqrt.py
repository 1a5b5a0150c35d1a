"""math.sqrt: the square root."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from krakflux.flux.ieee import defined
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column

__all__ = ["sqrt"]


def _expression(x: Column) -> pl.Expr:
    return x.expression.sqrt()


@function("math", "sqrt", "(x: float) => float", expression=_expression)
def sqrt(x: float) -> float:
    """Give the square root of x; NaN below 0."""
    return defined(math.sqrt, x)
