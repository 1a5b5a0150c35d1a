"""exponentialMovingAverage: newer rows weigh more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.execute.averages import check_period, exponential_rows
from krakflux.flux.execute.blocks import with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["ExponentialMovingAverage", "exponential_moving_average"]


@dataclass(frozen=True, slots=True)
class ExponentialMovingAverage(BlockOperation):
    """Replaces `_value` by its exponential average of `n` rows."""

    n: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        return with_rows(block, exponential_rows(block.rows, self.n))


@function(
    "universe",
    "exponentialMovingAverage",
    "(<-tables: stream[{B with _value: A}], n: int) => stream[{B with _value: A}] where A: Numeric",
)
def exponential_moving_average(tables: Stream, n: int) -> Stream:
    """Replace each `_value` by its exponential average, a float.

    The first output is the n-th row: the mean of those up to it. Then each value weighs 2/(n + 1),
    the average before it the rest. Nulls don't count at first and later repeat the average. A table
    with fewer than `n` rows gives one row, its last, with the mean of all.
    """
    check_period(n, "exponential moving average")
    return pipe(tables, ExponentialMovingAverage(n))
