"""Statistics of the last rows, or of the last stretch of time: what the rolling functions share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.neighbours import PLACE, rows_in_time
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import column_numbers, with_new_columns
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.times import approximate
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["Rolling", "rolling"]


@dataclass(frozen=True, slots=True)
class Rolling(BlockOperation):
    """Adds a statistic of the last `n` rows or, where `period` (ns) is given, of that long.

    Attributes:
        statistic: "mean", "stddev", "min", "max" or "quantile".
        n: Number of rows; before so many the statistic is null.
        period: Rows with time − period < t ≤ time.
        column: The values.
        target: Takes the statistic.
        time_column: The rows' time.
        q: Of the quantile.
        lost: What the deviation takes off the number of values.
    """

    statistic: str
    n: int | None
    period: int | None
    column: str
    target: str
    time_column: str
    q: float = 0.5
    lost: int = 1

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        values = column_numbers(block, self.column, f"rolling {self.statistic}")
        if self.n is not None:
            made = self._of_rows(values, self.n).over(TABLE)
            enough = pl.col(PLACE) >= self.n - 1
            return with_new_columns(block, {self.target: pl.when(enough).then(made)})
        rows = rows_in_time(
            block,
            self.time_column,
            f"rolling {self.statistic} found null time in time column",
            f"rolling {self.statistic} found out-of-order times in time column",
        )
        timed = TableBlock(block.columns, block.keys, rows)
        made = self._of_time(values).over(TABLE)
        result = with_new_columns(timed, {self.target: made})
        kept = [label for label in result.rows.columns if label not in block.keys.columns[1:]]
        return TableBlock(result.columns, result.keys, result.rows.select(kept))

    def _of_rows(self, values: pl.Expr, n: int) -> pl.Expr:
        match self.statistic:
            case "mean":
                return values.rolling_mean(n, min_samples=1)
            case "stddev":
                return values.rolling_std(n, min_samples=1, ddof=self.lost)
            case "min":
                return values.rolling_min(n, min_samples=1)
            case "max":
                return values.rolling_max(n, min_samples=1)
        return values.rolling_quantile(self.q, "linear", window_size=n, min_samples=1)

    def _of_time(self, values: pl.Expr) -> pl.Expr:
        time, size = pl.col(self.time_column), f"{self.period}ns"
        match self.statistic:
            case "mean":
                return values.rolling_mean_by(time, size)
            case "stddev":
                return values.rolling_std_by(time, size, ddof=self.lost)
            case "min":
                return values.rolling_min_by(time, size)
            case "max":
                return values.rolling_max_by(time, size)
        return values.rolling_quantile_by(time, size, quantile=self.q, interpolation="linear")


def rolling(
    tables: Stream,
    statistic: str,
    n: int | None,
    period: Duration | None,
    column: str,
    target: str,
    time_column: str,
    q: float = 0.5,
    lost: int = 1,
) -> Stream:
    """Check the arguments that all rolling functions have, and put one behind a stream."""
    if (n is None) == (period is None):
        raise FluxError("exactly one of n and period must be given")
    if n is not None and n <= 0:
        raise FluxError(f"n must be positive, got {n}")
    length = None if period is None else approximate(period)
    if length is not None and length <= 0:
        raise FluxError("period must be positive")
    operation = Rolling(statistic, n, length, column, target, time_column, q, lost)
    return pipe(tables, operation)
