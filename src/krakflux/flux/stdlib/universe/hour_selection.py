"""hourSelection: the rows of some hours of the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, column_type, with_key_columns, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import to_location

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.tables import TableBlock
    from krakflux.model.window import Location

__all__ = ["HourSelection", "hour_selection"]

_LAST_HOUR = 23


@dataclass(frozen=True, slots=True)
class HourSelection(BlockOperation):
    """Keeps the rows whose hour lies between `start` and `stop`, both included."""

    start: int
    stop: int
    location: Location
    time_column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if column_type(block, self.time_column) != TIME:
            raise FluxError("invalid time column")
        rows = with_key_columns(block, [self.time_column])
        time = (pl.col(self.time_column).cast(pl.Int64) + self.location.offset).cast(TIME)
        local = time.dt.replace_time_zone("UTC").dt.convert_time_zone(self.location.zone)
        later, earlier = local.dt.hour() >= self.start, local.dt.hour() <= self.stop
        inside = later & earlier if self.start <= self.stop else later | earlier
        return with_rows(block, block.rows.filter(rows.select(inside).to_series()))


@function(
    "universe",
    "hourSelection",
    "(<-tables: stream[A], start: int, stop: int, ?location: {zone: string, offset: duration}, "
    "?timeColumn: string) => stream[A] where A: Record",
)
def hour_selection(
    runtime: Runtime,
    tables: Stream,
    start: int,
    stop: int,
    location: Value = None,
    time_column: str = "_time",
) -> Stream:
    """Keep the rows from the hour `start` through the hour `stop`, 0 to 23, over midnight too.

    Args:
        runtime: The run.
        tables: Input.
        start: First hour.
        stop: Last hour, included whole; before `start`: of the next day.
        location: The clock; the option `location` by default.
        time_column: The rows' time.
    """
    for name, hour in (("start", start), ("stop", stop)):
        if not 0 <= hour <= _LAST_HOUR:
            raise FluxError(f"{name} must be between 0 and 23")
    place = to_location(runtime.option("location") if location is None else location)
    return pipe(tables, HourSelection(start, stop, place, time_column))
