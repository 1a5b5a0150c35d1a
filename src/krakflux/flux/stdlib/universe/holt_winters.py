"""holtWinters: a forecast."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, flux_type, with_key_columns
from krakflux.flux.execute.holt_winters import forecast
from krakflux.flux.execute.neighbours import NUMBERS
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import approximate
from krakflux.model.calendar import add_duration
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["HoltWinters", "holt_winters"]

_ERROR: Final = "minSSE"
_POINTER_BYTES: Final = 8
_SCHEMA: Final = {
    TABLE: pl.UInt32(),
    "_time": pl.Int64(),
    "_value": pl.Float64(),
    _ERROR: pl.Float64(),
}


@dataclass(frozen=True, slots=True)
class HoltWinters(BlockOperation):
    """Gives the `n` values that follow each table's, fitted one table after the other."""

    n: int
    seasonality: int
    interval: Duration
    with_fit: bool
    with_error: bool
    column: str
    time_column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        context.check_size(block.keys.height * self.n, 0)
        made = pl.DataFrame(list(self._forecasts(block, context)), schema=_SCHEMA, orient="row")
        rows = made.with_columns(pl.col("_time").cast(TIME))
        new = ("_time", "_value", _ERROR) if self.with_error else ("_time", "_value")
        kept = tuple(label for label in block.key_columns if label not in new)
        return TableBlock((*kept, *new), block.keys.select(TABLE, *kept), rows.select(TABLE, *new))

    def _forecasts(
        self, block: TableBlock, context: Context
    ) -> Iterator[tuple[int, int, float, float]]:
        for table, points in groupby(self._points(block).iter_rows(), key=itemgetter(0)):
            values, first, last = self._evenly(
                ((time, value) for _, time, value in points), context
            )
            made = forecast(values, self.n, self.seasonality, context.check)
            if made is None:
                continue
            time = first if self.with_fit else add_duration(last, self.interval)
            for value in [*(made.fitted if self.with_fit else ()), *made.future]:
                yield table, time, value, made.error
                time = add_duration(time, self.interval)

    def _points(self, block: TableBlock) -> pl.DataFrame:
        """Give table, time (ns) and value of the rows that have a time."""
        rows = with_key_columns(block, (self.time_column, self.column))
        if rows.schema.get(self.time_column) != TIME:
            raise FluxError(f"cannot find time column {self.time_column}")
        if self.column not in rows.columns:
            raise FluxError(f"cannot find column {self.column}")
        kind = flux_type(rows.schema[self.column])
        if kind not in NUMBERS:
            raise FluxError(f"holtWinters can work only on numerical types, got {kind}")
        return rows.select(
            TABLE, pl.col(self.time_column).cast(pl.Int64), pl.col(self.column).cast(pl.Float64)
        ).drop_nulls(self.time_column)

    def _evenly(
        self, points: Iterable[tuple[int, float | None]], context: Context
    ) -> tuple[list[float | None], int, int]:
        """Give one value for each interval, None where there is none, and the outermost times.

        The first value of an interval counts. The series begins with the first that isn't null.
        """
        length = approximate(self.interval)
        values: list[float | None] = []
        first = last = place = 0
        for time, value in points:
            rounded = (2 * time + length) // (2 * length)
            if not values:
                if value is not None:
                    values.append(value)
                    first, place = time, rounded
                continue
            if rounded > place:
                context.check_size(rounded - place, (rounded - place) * _POINTER_BYTES)
                values += [None] * (rounded - place - 1)
                values.append(value)
                last, place = time, rounded
        return values, first, last


@function(
    "universe",
    "holtWinters",
    "(<-tables: stream[A], n: int, interval: duration, ?withFit: bool, ?column: string, "
    "?timeColumn: string, ?seasonality: int, ?withMinSSE: bool) => stream[B] "
    "where A: Record, B: Record",
)
def holt_winters(
    tables: Stream,
    n: int,
    interval: Duration,
    with_fit: bool = False,
    column: str = "_value",
    time_column: str = "_time",
    seasonality: int = 0,
    with_min_sse: bool = False,
) -> Stream:
    """Forecast each table's values by Holt and Winters' damped, multiplicative method.

    Besides the group key only `_time` and `_value` remain. A table with fewer than two values, or
    fewer than a season, gives none.

    Args:
        tables: Input, ordered by time.
        n: How many values to forecast.
        interval: From one value to the next; of several in one interval the first counts.
        with_fit: Give the fitted values too.
        column: The values.
        time_column: Their times.
        seasonality: Number of intervals in a season; 0 = no seasons.
        with_min_sse: Add the fit's sum of squared errors as `minSSE`.
    """
    if approximate(interval) <= 0:
        raise FluxError("holtWinters interval must be positive")
    operation = HoltWinters(n, seasonality, interval, with_fit, with_min_sse, column, time_column)
    return pipe(tables, operation)
