"""market.macd: the distance of a fast average from a slow one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.averages import check_period, smoothed, span_weight
from krakflux.flux.execute.neighbours import PLACE
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import column_numbers, with_new_columns
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Macd", "macd"]


@dataclass(frozen=True, slots=True)
class Macd(BlockOperation):
    """Adds `macd`, `signal` and `histogram`."""

    fast: int
    slow: int
    signal: int
    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        values = column_numbers(block, self.column, "MACD")
        first = max(self.fast, self.slow) - 1
        distance = _average(values, self.fast) - _average(values, self.slow)
        lines = with_new_columns(block, {"macd": distance})
        signal = _average(pl.col("macd"), self.signal, skipped=first)
        smooth = with_new_columns(lines, {"signal": signal})
        return with_new_columns(smooth, {"histogram": pl.col("macd") - pl.col("signal")})


@function(
    "market",
    "macd",
    "(<-tables: stream[A], ?fast: int, ?slow: int, ?signal: int, ?column: string) => stream[B] "
    "where A: Record, B: Record",
)
def macd(
    tables: Stream, fast: int = 12, slow: int = 26, signal: int = 9, column: str = "_value"
) -> Stream:
    """Add the convergence and divergence of two exponential averages.

    `macd` is the average of `fast` rows less that of `slow`, `signal` the average of `signal` rows
    of `macd`, `histogram` the one less the other. The averages are those of
    exponentialMovingAverage; before they begin there is null.
    """
    for n in (fast, slow, signal):
        check_period(n, "MACD")
    return pipe(tables, Macd(fast, slow, signal, column))


def _average(values: pl.Expr, n: int, skipped: int = 0) -> pl.Expr:
    enough = pl.col(PLACE) >= skipped + n - 1
    return pl.when(enough).then(smoothed(values, n, span_weight(n), skipped))
