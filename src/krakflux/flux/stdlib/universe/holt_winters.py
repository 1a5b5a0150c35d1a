"""holtWinters: a forecast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, flux_type, with_key_columns
from krakflux.flux.execute.neighbours import NUMBERS
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import approximate
from krakflux.model.calendar import add_duration
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["HoltWinters", "holt_winters"]

_ERROR: Final = "minSSE"
_FLOAT_BYTES: Final = 8
_MATRICES: Final = 4
_SCHEMA: Final = {
    TABLE: pl.UInt32(),
    "_time": pl.Int64(),
    "_value": pl.Float64(),
    _ERROR: pl.Float64(),
}


@dataclass(frozen=True, slots=True)
class HoltWinters(BlockOperation):
    """Gives the `n` values that follow each table's."""

    n: int
    seasonality: int
    interval: Duration
    with_fit: bool
    with_error: bool
    column: str
    time_column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        context.check_size(block.keys.height * self.n, 0)
        made = pl.DataFrame(self._forecasts(block, context), schema=_SCHEMA, orient="row")
        rows = made.sort(TABLE, maintain_order=True).with_columns(pl.col("_time").cast(TIME))
        new = ("_time", "_value", _ERROR) if self.with_error else ("_time", "_value")
        kept = tuple(label for label in block.key_columns if label not in new)
        return TableBlock((*kept, *new), block.keys.select(TABLE, *kept), rows.select(TABLE, *new))

    def _forecasts(
        self, block: TableBlock, context: Context
    ) -> list[tuple[int, int, float, float]]:
        """Forecast series of like lengths together: the longest decides what a step costs."""
        points = self._evenly(self._points(block))
        series = points.group_by(TABLE, maintain_order=True).agg(
            pl.col("place").last().alias("length") + 1,
            pl.col("_time").first().alias("first"),
            pl.col("_time").last().alias("last"),
        )
        long_enough = pl.col("length") >= max(2, self.seasonality)
        series = series.filter(long_enough, pl.lit(self.n > 0)).with_columns(
            pl.col("length").log(2).floor().alias("size")
        )
        rows: list[tuple[int, int, float, float]] = []
        for alike in series.partition_by("size", maintain_order=True):
            rows += self._alike(points, alike, context)
        return rows

    def _alike(
        self, points: pl.DataFrame, series: pl.DataFrame, context: Context
    ) -> Iterator[tuple[int, int, float, float]]:
        # Only forecasts wait for numpy, which takes its time to be imported.
        import numpy as np

        from krakflux.flux.execute.holt_winters import forecast

        longest = series["length"].max()
        assert isinstance(longest, int)
        cells = longest * series.height
        context.check_size(cells, _MATRICES * cells * _FLOAT_BYTES)
        values = np.full((longest, series.height), np.nan)
        known = points.join(series.with_row_index("column"), on=TABLE).drop_nulls("_value")
        values[known["place"].to_numpy(), known["column"].to_numpy()] = known["_value"].to_numpy()
        made = forecast(values, self.n, self.seasonality, context.check)
        for column, (table, length, first, last, _) in enumerate(series.iter_rows()):
            time = first if self.with_fit else add_duration(last, self.interval)
            begin = 0 if self.with_fit else length
            error = float(made.error[column])
            for value in made.course[begin : length + self.n, column].tolist():
                yield table, time, value, error
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
            TABLE,
            pl.col(self.time_column).cast(pl.Int64).alias("_time"),
            pl.col(self.column).cast(pl.Float64).alias("_value"),
        ).drop_nulls("_time")

    def _evenly(self, points: pl.DataFrame) -> pl.DataFrame:
        """Keep the first point of each interval, with its place in its table, from 0.

        A table begins with its first value that isn't null.
        """
        length = approximate(self.interval)
        rounded = (2 * pl.col("_time") + length) // (2 * length)
        begun = pl.col("_value").is_not_null().cum_max().over(TABLE)
        before = pl.col("place").cum_max().shift(1).over(TABLE)
        return (
            points.filter(begun)
            .with_columns(rounded.alias("place"))
            .filter(before.is_null() | (pl.col("place") > before))
            .with_columns(pl.col("place") - pl.col("place").first().over(TABLE))
        )


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

    Differences:
        The search for the best fit ends after 100000 steps; InfluxDB's has no bound.
    """
    if approximate(interval) <= 0:
        raise FluxError("holtWinters interval must be positive")
    operation = HoltWinters(n, seasonality, interval, with_fit, with_min_sse, column, time_column)
    return pipe(tables, operation)
