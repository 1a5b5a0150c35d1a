"""interpolate.linear: rows at regular times, on straight lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, flux_type, row_columns, with_rows
from krakflux.flux.execute.neighbours import SAME_TABLE
from krakflux.flux.execute.windows import check_every, window_grid
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE
from krakflux.model.time import Bounds
from krakflux.model.window import Window

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock
    from krakflux.model.time import Duration

__all__ = ["Linear", "linear"]

_ROW: Final = "\x00row"
_GRID: Final = "\x00grid"
_ROW_BYTES: Final = 40


@dataclass(frozen=True, slots=True)
class Linear(BlockOperation):
    """Adds rows at the bounds of windows between each table's rows."""

    every: Duration

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        _check(block)
        rows = block.rows.select(TABLE, pl.col("_time").cast(pl.Int64), "_value").with_row_index(
            _ROW
        )
        if rows.height == 0:
            return block
        between = self._between(rows, context)
        every = pl.concat([between, rows.select(between.columns)]).sort(
            _ROW, "_time", maintain_order=True
        )
        made = every.with_columns(pl.col("_time").cast(TIME))
        return with_rows(block, made.select(block.rows.columns))

    def _between(self, rows: pl.DataFrame, context: Context) -> pl.DataFrame:
        """Give the rows to insert, with the number of the row each comes before."""
        time, value = pl.col("_time"), pl.col("_value")
        pairs = rows.with_columns(before=time.shift(1), origin=value.shift(1)).filter(SAME_TABLE)
        first, last, starts = self._grid(pairs, context)
        last = pl.select(pl.max_horizontal(first, last)).to_series()
        added = int((last - first).sum())
        context.check_size(added, added * _ROW_BYTES)
        ranges = pl.int_ranges(first, last, eager=True).alias(_GRID)
        spread = pairs.with_columns(ranges).explode(_GRID, empty_as_null=False)
        number = spread[_GRID]
        moments = number * self.every.nanoseconds if starts is None else starts.gather(number)
        slope = (value - pl.col("origin")) / (time - pl.col("before")).cast(pl.Float64)
        passed = (pl.col("moment") - pl.col("before")).cast(pl.Float64)
        return spread.with_columns(moments.alias("moment")).select(
            _ROW,
            TABLE,
            pl.col("moment").alias("_time"),
            (pl.col("origin") + slope * passed).alias("_value"),
        )

    def _grid(
        self, pairs: pl.DataFrame, context: Context
    ) -> tuple[pl.Series, pl.Series, pl.Series | None]:
        """Number the windows that begin between two rows: the first, the one after the last.

        And their times, where they are not simply the number times the window's length.
        """
        before, time = pairs["before"], pairs["_time"]
        length = self.every.nanoseconds
        if length:
            return before // length + 1, -(-time // length), None
        low, high = before.min(), time.max()
        if not isinstance(low, int) or not isinstance(high, int):
            return before, before, before
        window = Window(self.every, self.every)
        grid = window_grid(window, Bounds(low, high + 1), context)
        starts = grid.bounds_of(pl.int_range(grid.count, eager=True))["start"]
        first = starts.search_sorted(before, side="right").cast(pl.Int64)
        return first, starts.search_sorted(time, side="left").cast(pl.Int64), starts


@function(
    "interpolate",
    "linear",
    "(<-tables: stream[{T with _time: time, _value: float}], every: duration) => "
    "stream[{T with _time: time, _value: float}] where T: Record",
)
def linear(tables: Stream, every: Duration) -> Stream:
    """Add rows at multiples of `every` between each table's rows, on straight lines.

    All columns but `_time` and `_value` must be in the group key; nulls are an error.
    """
    check_every(Window(every, every))
    return pipe(tables, Linear(every))


def _check(block: TableBlock) -> None:
    for label in row_columns(block):
        if label not in ("_time", "_value"):
            raise FluxError(f'interpolate.linear requires column "{label}" to be in group key')
    for label in ("_time", "_value"):
        if label not in block.rows.columns:
            raise FluxError(f"{label} column does not exist")
    kind = flux_type(block.rows.schema["_value"])
    if kind != "float":
        raise FluxError(f"cannot interpolate {kind} values; expected float values")
    for label in ("_time", "_value"):
        if block.rows[label].null_count():
            raise FluxError(f"null {label} found during linear interpolation")
