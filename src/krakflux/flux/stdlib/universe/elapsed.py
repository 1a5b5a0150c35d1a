"""elapsed: the time between rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, with_key_columns
from krakflux.flux.execute.neighbours import SAME_TABLE
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import ONE_SECOND, approximate
from krakflux.model.tables import TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["Elapsed", "elapsed"]


@dataclass(frozen=True, slots=True)
class Elapsed(BlockOperation):
    """Adds the time since the row before, in `unit` (ns); each table's first row is dropped."""

    unit: int
    time_column: str
    target: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        rows = with_key_columns(block, [self.time_column])
        if rows.schema.get(self.time_column) != TIME:
            raise FluxError(f'column "{self.time_column}" does not exist')
        time = pl.col(self.time_column).cast(pl.Int64)
        span = time - time.shift(1)
        # Cast, not floored: Flux cuts towards zero.
        whole = (span - span.sign() * (span.abs() % self.unit)) // self.unit
        made = rows.with_columns(whole.alias(self.target)).filter(SAME_TABLE)
        new = () if self.target in block.columns else (self.target,)
        return TableBlock(
            (*block.columns, *new), block.keys, made.select(*block.rows.columns, *new)
        )


@function(
    "universe",
    "elapsed",
    "(<-tables: stream[A], ?unit: duration, ?timeColumn: string, ?columnName: string) => stream[B] "
    "where A: Record, B: Record",
)
def elapsed(
    tables: Stream,
    unit: Duration = ONE_SECOND,
    time_column: str = "_time",
    column_name: str = "elapsed",
) -> Stream:
    """Add the time since the row before in its table, in whole units, an int.

    Each table's first row is dropped.
    """
    length = approximate(unit)
    if length <= 0:
        raise FluxError("elapsed unit must be positive")
    return pipe(tables, Elapsed(length, time_column, column_name))
