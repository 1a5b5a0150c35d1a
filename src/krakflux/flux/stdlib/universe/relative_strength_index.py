"""relativeStrengthIndex: rises against falls (RSI)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.averages import check_period, smoothed
from krakflux.flux.execute.blocks import with_rows
from krakflux.flux.execute.neighbours import LEFT, PLACE, numbers, placed, unplaced
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["RelativeStrengthIndex", "relative_strength_index"]


@dataclass(frozen=True, slots=True)
class RelativeStrengthIndex(BlockOperation):
    """Replaces values by 100 − 100/(1 + average rise / average fall)."""

    n: int
    columns: tuple[str, ...]

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        rows = placed(block.rows)
        for label in self.columns:
            if label in block.rows.columns:
                rows = self._replace(rows, label)
        kept = (pl.col(PLACE) >= self.n) | (pl.col(LEFT) == 0)
        return with_rows(block, unplaced(rows.filter(kept)))

    def _replace(self, rows: pl.DataFrame, label: str) -> pl.DataFrame:
        values = numbers(rows, label, "relative strength index")
        # InfluxDB takes 0 for the value before the first.
        before = values.forward_fill().shift(1).over(TABLE).fill_null(0.0)
        steps = rows.with_columns((values - before).alias(label))
        step = pl.col(label)
        rise = smoothed(step.clip(lower_bound=0.0), self.n, 1 / self.n)
        fall = smoothed((-step).clip(lower_bound=0.0), self.n, 1 / self.n)
        return steps.with_columns((100 - 100 / (1 + rise / fall)).alias(label))


@function(
    "universe",
    "relativeStrengthIndex",
    "(<-tables: stream[A], n: int, ?columns: [string]) => stream[B] where A: Record, B: Record",
)
def relative_strength_index(
    tables: Stream, n: int, columns: tuple[str, ...] = ("_value",)
) -> Stream:
    """Replace each value by its relative strength index, 0 to 100.

    Rises and falls are averaged over the first `n` rows and then smoothed with weight 1/n
    (Wilder). As in InfluxDB the first row counts as a rise from 0. Nulls don't count. The first `n`
    rows of each table are dropped; one with at most `n` rows gives one row, its last.
    """
    check_period(n, "relative strength index")
    return pipe(tables, RelativeStrengthIndex(n, tuple(columns)))
