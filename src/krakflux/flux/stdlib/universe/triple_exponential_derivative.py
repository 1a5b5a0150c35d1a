"""tripleExponentialDerivative: the slope of a triply smoothed series (TRIX)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.averages import check_period, exponential_rows
from krakflux.flux.execute.blocks import with_rows
from krakflux.flux.execute.neighbours import LEFT, PLACE, SAME_TABLE, placed, unplaced
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["TripleExponentialDerivative", "triple_exponential_derivative"]


@dataclass(frozen=True, slots=True)
class TripleExponentialDerivative(BlockOperation):
    """Replaces `_value` by the change of its triple exponential average, in per cent."""

    n: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        rows = placed(block.rows)
        is_short = pl.col(PLACE) + pl.col(LEFT) + 1 <= 3 * (self.n - 1)
        smoothed = unplaced(rows.filter(~is_short))
        for _ in range(3):
            smoothed = exponential_rows(smoothed, self.n)
        value = pl.col("_value")
        change = (value / value.shift(1) - 1) * 100
        changes = smoothed.with_columns(change.alias("_value")).filter(SAME_TABLE)
        last = unplaced(rows.filter(is_short & (pl.col(LEFT) == 0)))
        unknown = last.with_columns(pl.lit(None, pl.Float64).alias("_value"))
        return with_rows(block, pl.concat([changes, unknown]).sort(TABLE, maintain_order=True))


@function(
    "universe",
    "tripleExponentialDerivative",
    "(<-tables: stream[{B with _value: A}], n: int) => stream[{B with _value: float}] "
    "where A: Numeric, B: Record",
)
def triple_exponential_derivative(tables: Stream, n: int) -> Stream:
    """Replace each `_value` by the change, in per cent, of its triple exponential average.

    The first 3(n − 1) + 1 rows of each table are dropped. A table that is too short for any triple
    average gives one row, its last, with null.
    """
    check_period(n, "triple exponential derivative")
    return pipe(tables, TripleExponentialDerivative(n))
