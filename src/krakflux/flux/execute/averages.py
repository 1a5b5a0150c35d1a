"""Moving averages of the rows of each table."""

from __future__ import annotations

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.neighbours import LEFT, PLACE, placed, unplaced, value_numbers
from krakflux.model.tables import TABLE

__all__ = ["check_period", "exponential_rows", "smoothed", "span_weight", "warmed_up"]


def check_period(n: int, work: str) -> None:
    """Refuse periods without rows.

    Raises:
        FluxError: `n` is not positive.
    """
    if n <= 0:
        raise FluxError(f"cannot take {work} with a period of {n} (must be greater than 0)")


def span_weight(n: int) -> float:
    """Give the weight of the newest value in an exponential average of `n` values."""
    return 2 / (n + 1)


def warmed_up(n: int) -> pl.Expr:
    """Select the rows from each table's n-th on, or the last row of a shorter table."""
    return (pl.col(PLACE) >= n - 1) | (pl.col(LEFT) == 0)


def smoothed(values: pl.Expr, n: int, weight: float, skipped: int = 0) -> pl.Expr:
    """Smooth exponentially, beginning at the n-th row with the mean of those up to it.

    A null repeats the average before it. The n-th row of a table that is shorter is its last.
    The first `skipped` rows don't count.
    """
    place, left = pl.col(PLACE) - skipped, pl.col(LEFT)
    begins = (place == n - 1) | ((left == 0) & (place < n - 1))
    seed = values.filter((place >= 0) & (place < n)).mean()
    fed = pl.when(begins).then(seed).when(place >= n).then(values)
    return fed.ewm_mean(alpha=weight, adjust=False, ignore_nulls=True).forward_fill().over(TABLE)


def exponential_rows(rows: pl.DataFrame, n: int) -> pl.DataFrame:
    """Replace `_value` by its exponential average, leaving out the rows before the first."""
    values = value_numbers(rows, "exponential moving average")
    averaged = placed(rows).with_columns(smoothed(values, n, span_weight(n)).alias("_value"))
    return unplaced(averaged.filter(warmed_up(n)))
