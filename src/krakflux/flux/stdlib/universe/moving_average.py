"""movingAverage: the average of the last rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.execute.averages import check_period, warmed_up
from krakflux.flux.execute.blocks import with_rows
from krakflux.flux.execute.neighbours import placed, unplaced, value_numbers
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["MovingAverage", "moving_average"]


@dataclass(frozen=True, slots=True)
class MovingAverage(BlockOperation):
    """Replaces `_value` by the mean of the last `n` rows."""

    n: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        values = value_numbers(block.rows, "moving average")
        means = values.rolling_mean(self.n, min_samples=1).over(TABLE)
        averaged = placed(block.rows).with_columns(means.alias("_value"))
        return with_rows(block, unplaced(averaged.filter(warmed_up(self.n))))


@function(
    "universe",
    "movingAverage",
    "(<-tables: stream[{B with _value: A}], n: int) => stream[{B with _value: float}] "
    "where A: Numeric",
)
def moving_average(tables: Stream, n: int) -> Stream:
    """Replace each `_value` by the mean of the last `n` rows of its table, a float.

    A null takes one of the `n` places but doesn't count; only nulls give null. The first n − 1 rows
    are dropped; a table with fewer than `n` rows gives one row, its last, with the mean of all.
    """
    check_period(n, "moving average")
    return pipe(tables, MovingAverage(n))
