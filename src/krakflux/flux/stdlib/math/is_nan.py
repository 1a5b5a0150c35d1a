"""math.isNaN: whether a number is NaN."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.execute.column import Column

__all__ = ["is_na_n"]


def _expression(f: Column) -> pl.Expr:
    return f.expression.is_nan()


@function("math", "isNaN", "(f: float) => bool", expression=_expression)
def is_na_n(f: float) -> bool:
    """Tell whether f is NaN."""
    return math.isnan(f)
