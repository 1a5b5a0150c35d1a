"""timeShift: other times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.calendar import add_duration
from krakflux.model.tables import TableBlock
from krakflux.model.time import MAX_TIME, Bounds, Duration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["TimeShift", "time_shift"]


@dataclass(frozen=True, slots=True)
class TimeShift:
    """Adds `duration` to columns, by the calendar."""

    duration: Duration
    columns: tuple[str, ...]

    def output_bounds(self, inputs: Bounds | None) -> Bounds | None:
        if inputs is None:
            return None
        start, stop = inputs.start, inputs.stop
        return Bounds(add_duration(start, self.duration), add_duration(stop, self.duration))

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        try:
            shifted = [
                TableBlock(block.columns, self._shift(block.keys), self._shift(block.rows))
                for block in inputs[0]
            ]
        except pl.exceptions.ComputeError as error:
            raise FluxError(f"time is out of range: {error}") from error
        # Two month ends may become the same day.
        return merge_equal_tables(shifted) if self.duration.months else shifted

    def _shift(self, frame: pl.DataFrame) -> pl.DataFrame:
        labels = [label for label in self.columns if frame.schema.get(label) == TIME]
        return frame.with_columns(self._shifted(label) for label in labels)

    def _shifted(self, label: str) -> pl.Expr:
        column = pl.col(label)
        if self.duration.months:
            column = column.dt.offset_by(f"{self.duration.signed_months}mo")
        return (column.cast(pl.Int64) + self.duration.signed_nanoseconds).cast(TIME)


@function(
    "universe",
    "timeShift",
    "(<-tables: stream[A], duration: duration, ?columns: [string]) => stream[A]",
)
def time_shift(
    tables: Stream, duration: Duration, columns: tuple[str, ...] = ("_start", "_stop", "_time")
) -> Stream:
    """Add a duration, which may be negative, to the times of `columns`; others don't matter.

    A day that a month lacks becomes its last.
    """
    if duration.nanoseconds > MAX_TIME:
        raise FluxError("timeShift duration is out of range")
    return pipe(tables, TimeShift(duration, tuple(columns)))
