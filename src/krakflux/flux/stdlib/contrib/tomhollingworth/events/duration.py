"""events.duration: how long rows last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, column_type, with_key_columns
from krakflux.flux.execute.neighbours import rows_in_time
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import approximate
from krakflux.model.tables import TABLE, TableBlock
from krakflux.model.time import Duration

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream, Time

__all__ = ["SECOND", "EventDuration", "duration"]

# The default of `unit`.
SECOND: Final = Duration(nanoseconds=1_000_000_000)


@dataclass(frozen=True, slots=True)
class EventDuration(BlockOperation):
    """Adds the time from each row to the next, in `unit` (ns); the last row lasts to the stop."""

    unit: int
    column_name: str
    time_column: str
    stop_column: str
    stop: int | None

    @property
    def function_name(self) -> str:
        return "duration"

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        rows = rows_in_time(block, self.time_column, "duration", "events must be sorted by time")
        time = pl.col(self.time_column).cast(pl.Int64)
        if self.stop is not None:
            stop = pl.lit(self.stop)
        elif column_type(block, self.stop_column) == TIME:
            rows = rows.with_columns(with_key_columns(block, [self.stop_column])[self.stop_column])
            stop = pl.col(self.stop_column).cast(pl.Int64)
        else:
            raise FluxError(f'column "{self.stop_column}" does not exist')
        until = time.shift(-1).over(TABLE).fill_null(stop)
        lasts = ((until - time) // self.unit).alias(self.column_name)
        made = rows.with_columns(lasts).select(*block.rows.columns, self.column_name)
        return TableBlock((*block.columns, self.column_name), block.keys, made)


@function(
    "contrib/tomhollingworth/events",
    "duration",
    "(<-tables: stream[A], ?unit: duration, ?columnName: string, ?timeColumn: string, "
    "?stopColumn: string, ?stop: time) => stream[B] where A: Record, B: Record",
)
def duration(
    tables: Stream,
    unit: Duration = SECOND,
    column_name: str = "duration",
    time_column: str = "_time",
    stop_column: str = "_stop",
    stop: Time | None = None,
) -> Stream:
    """Add the time from each row to the next one of its table.

    Args:
        tables: Input, ordered by time.
        unit: What is counted.
        column_name: Takes the count, an int.
        time_column: The rows' time.
        stop_column: Until when the last row lasts.
        stop: Until when it lasts, whatever that column says.
    """
    until = None if stop is None else stop.nanoseconds
    operation = EventDuration(approximate(unit), column_name, time_column, stop_column, until)
    return pipe(tables, operation)
