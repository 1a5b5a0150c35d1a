"""market.atr: how far prices move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.averages import check_period, smoothed
from krakflux.flux.execute.neighbours import PLACE
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import column_numbers, with_new_columns
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Atr", "atr"]


@dataclass(frozen=True, slots=True)
class Atr(BlockOperation):
    """Adds the true range, smoothed."""

    n: int
    high: str
    low: str
    close: str
    target: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        high, low, close = (
            column_numbers(block, label, "ATR") for label in (self.high, self.low, self.close)
        )
        before = close.forward_fill().shift(1).over(TABLE)
        reach = pl.max_horizontal(high - low, (high - before).abs(), (low - before).abs())
        ranged = with_new_columns(block, {self.target: reach})
        enough = pl.col(PLACE) >= self.n - 1
        average = smoothed(pl.col(self.target), self.n, 1 / self.n)
        return with_new_columns(ranged, {self.target: pl.when(enough).then(average)})


@function(
    "market",
    "atr",
    "(<-tables: stream[A], ?n: int, ?highColumn: string, ?lowColumn: string, "
    "?closeColumn: string, ?as: string) => stream[B] where A: Record, B: Record",
)
def atr(
    tables: Stream,
    n: int = 14,
    high_column: str = "high",
    low_column: str = "low",
    close_column: str = "close",
    as_: str = "atr",
) -> Stream:
    """Add the average true range of bars.

    A bar's true range is the greatest of high − low, |high − close before| and |low − close
    before|. It is averaged over the first `n` bars and then smoothed with weight 1/n (Wilder); the
    first n − 1 rows of a table have null.

    Args:
        tables: Bars, as ohlc() makes them.
        n: Number of bars.
        high_column: Their highest price.
        low_column: Their lowest price.
        close_column: Their last price.
        as_: Takes the result.
    """
    check_period(n, "ATR")
    return pipe(tables, Atr(n, high_column, low_column, close_column, as_))
