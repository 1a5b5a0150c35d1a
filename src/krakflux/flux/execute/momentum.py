"""How much of the movement of the last rows went one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    import polars as pl

__all__ = ["momentum"]


def momentum(values: pl.Expr, n: int) -> pl.Expr:
    """Give (rises − falls) / (rises + falls) over the last `n` steps: −1 to 1.

    A step from or to a null doesn't count; without movement it is NaN.
    """
    step = values - values.shift(1)
    rises = step.clip(lower_bound=0.0).fill_null(0.0).rolling_sum(n)
    falls = (-step).clip(lower_bound=0.0).fill_null(0.0).rolling_sum(n)
    return ((rises - falls) / (rises + falls)).over(TABLE)
