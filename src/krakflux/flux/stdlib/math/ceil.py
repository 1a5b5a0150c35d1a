"""math.ceil: the whole number above."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column

__all__ = ["ceil"]


def _expression(x: Column) -> pl.Expr:
    return x.expression.ceil()


@function("math", "ceil", "(x: float) => float", expression=_expression)
def ceil(x: float) -> float:
    """Give the least whole number not below x, a float."""
    return float(math.ceil(x)) if math.isfinite(x) else x
