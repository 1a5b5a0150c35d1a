"""tripleEMA: an exponential average that hardly lags."""

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

__all__ = ["TripleEMA", "triple_ema"]

_ONCE: Final = "\x00once"
_TWICE: Final = "\x00twice"


@dataclass(frozen=True, slots=True)
class TripleEMA(BlockOperation):
    """Replaces `_value` by 3·E − 3·E(E) + E(E(E)), E the exponential average of `n` rows."""

    n: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        value = pl.col("_value")
        once = exponential_rows(block.rows, self.n).with_columns(value.alias(_ONCE))
        twice = exponential_rows(once, self.n).with_columns(value.alias(_TWICE))
        thrice = exponential_rows(twice, self.n)
        made = 3 * pl.col(_ONCE) - 3 * pl.col(_TWICE) + value
        rows = thrice.with_columns(made.alias("_value")).drop(_ONCE, _TWICE)
        return drop_empty_tables(with_rows(block, rows))


@function(
    "universe",
    "tripleEMA",
    "(<-tables: stream[A], n: int) => stream[B] where A: Record, B: Record",
)
def triple_ema(tables: Stream, n: int) -> Stream:
    """Replace each `_value` by 3·E − 3·E(E) + E(E(E)), where E is exponentialMovingAverage(n: n).

    The first 3(n − 1) rows of each table are dropped, and tables without rows.
    """
    check_period(n, "exponential moving average")
    return pipe(tables, TripleEMA(n))
