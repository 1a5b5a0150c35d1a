"""truncateTimeColumn: times cut down to a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, column_type
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.date.clock import floor
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import to_location
from krakflux.flux.values import Time
from krakflux.model.tables import TableBlock
from krakflux.model.window import UTC_LOCATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.time import Duration

__all__ = ["TruncateTimeColumn", "truncate_time_column"]


@dataclass(frozen=True, slots=True, eq=False)
class TruncateTimeColumn:
    """Cuts the times of a column down to multiples of `unit` on the clock of `location`."""

    unit: Duration
    location: Value
    time_column: str
    runtime: Runtime

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return merge_equal_tables([self._truncate(block) for block in inputs[0]])

    def _truncate(self, block: TableBlock) -> TableBlock:
        label = self.time_column
        keys, rows = block.keys, block.rows
        if column_type(block, label) != TIME:
            raise FluxError(f'column "{label}" does not exist or is not of type time')
        if label in keys.columns:
            return TableBlock(block.columns, keys.with_columns(self._cut(keys[label])), rows)
        return TableBlock(block.columns, keys, rows.with_columns(self._cut(rows[label])))

    def _cut(self, times: pl.Series) -> pl.Series:
        numbers = times.cast(pl.Int64)
        if self.unit.months == 0 and to_location(self.location) == UTC_LOCATION:
            return (numbers // self.unit.nanoseconds * self.unit.nanoseconds).cast(TIME)
        distinct = numbers.drop_nulls().unique()
        cut = [
            floor(self.runtime, Time(number), self.unit, self.location).nanoseconds
            for number in distinct
        ]
        mapped = numbers.replace_strict(distinct, pl.Series(cut, dtype=pl.Int64), default=None)
        return mapped.cast(TIME)


@function(
    "universe",
    "truncateTimeColumn",
    "(<-tables: stream[A], unit: duration, ?timeColumn: string) => stream[B] "
    "where A: Record, B: Record",
)
def truncate_time_column(
    runtime: Runtime, tables: Stream, unit: Duration, time_column: str = "_time"
) -> Stream:
    """Cut each time down to a multiple of `unit`, on the clock of the option `location`."""
    location = runtime.option("location")
    # Refuses a unit that is not positive, before anything runs.
    floor(runtime, Time(0), unit, location)
    return pipe(tables, TruncateTimeColumn(unit, location, time_column, runtime))
