"""doubleEMA: an exponential average that lags less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.averages import check_period, exponential_rows
from krakflux.flux.execute.blocks import drop_empty_tables, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["DoubleEMA", "double_ema"]

_ONCE: Final = "\x00once"


@dataclass(frozen=True, slots=True)
class DoubleEMA(BlockOperation):
    """Replaces `_value` by 2·E − E(E), E the exponential average of `n` rows."""

    n: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        once = exponential_rows(block.rows, self.n)
        twice = exponential_rows(once.with_columns(pl.col("_value").alias(_ONCE)), self.n)
        rows = twice.with_columns((2 * pl.col(_ONCE) - pl.col("_value")).alias("_value"))
        return drop_empty_tables(with_rows(block, rows.drop(_ONCE)))


@function(
    "universe",
    "doubleEMA",
    "(<-tables: stream[A], n: int) => stream[B] where A: Record, B: Record",
)
def double_ema(tables: Stream, n: int) -> Stream:
    """Replace each `_value` by 2·E − E(E), where E is exponentialMovingAverage(n: n).

    The first 2(n − 1) rows of each table are dropped, and tables without rows.
    """
    check_period(n, "exponential moving average")
    return pipe(tables, DoubleEMA(n))
