"""kaufmansAMA: an average that follows trends and ignores noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.averages import check_period
from krakflux.flux.execute.blocks import with_rows
from krakflux.flux.execute.momentum import momentum
from krakflux.flux.execute.neighbours import PLACE, numbers, placed, unplaced
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["KaufmansAMA", "kaufmans_ama"]

# The weights of exponential averages of 2 and of 30 values, between which it moves.
_FAST: Final = 2 / 3
_SLOW: Final = 2 / 31


@dataclass(frozen=True, slots=True)
class KaufmansAMA(BlockOperation):
    """Replaces values by their adaptive average; `n` steps decide how fast it follows."""

    n: int
    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if self.column not in block.rows.columns:
            raise FluxError(f'column "{self.column}" does not exist')
        values = numbers(block.rows, self.column, "KAMA")
        weight = (momentum(values, self.n).abs() * (_FAST - _SLOW) + _SLOW) ** 2
        rows = placed(block.rows)
        made = rows.with_columns(self._average(rows.select(PLACE, value=values, weight=weight)))
        return with_rows(block, unplaced(made.filter(pl.col(PLACE) >= self.n)))

    def _average(self, inputs: pl.DataFrame) -> pl.Series:
        """Run the recursion, whose weight differs from row to row, over all tables' rows."""
        averages: list[float | None] = []
        average: float | None = None
        for place, value, weight in inputs.iter_rows():
            if place < self.n:
                average = value if place == 0 or value is not None else average
            elif value is not None:
                average = value if average is None else average + weight * (value - average)
            averages.append(average)
        return pl.Series(self.column, averages, dtype=pl.Float64)


@function(
    "universe",
    "kaufmansAMA",
    "(<-tables: stream[A], n: int, ?column: string) => stream[B] where A: Record, B: Record",
)
def kaufmans_ama(tables: Stream, n: int, column: str = "_value") -> Stream:
    """Replace each value by Kaufman's adaptive moving average.

    It begins with the n-th value and follows with the weight (ER·(2/3 − 2/31) + 2/31)², ER being
    kaufmansER(n: n). A null repeats the average. The first `n` rows of each table are dropped.
    """
    check_period(n, "KaufmansAMA")
    return pipe(tables, KaufmansAMA(n, column))
