"""market.ohlc: bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, with_key_columns
from krakflux.flux.execute.windows import check_every, window_grid
from krakflux.flux.plan.bounds import time_bounds
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import column_numbers
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import to_location
from krakflux.model.tables import TABLE, TableBlock
from krakflux.model.time import NO_DURATION, Bounds
from krakflux.model.window import Window

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.execute.windows import WindowGrid
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.time import Duration

__all__ = ["Ohlc", "ohlc"]

_BAR: Final = "\x00bar"
_GAPS: Final = ("omit", "null", "previous")
_PRICES: Final = ("open", "high", "low", "close")


@dataclass(frozen=True, slots=True)
class Ohlc(BlockOperation):
    """Gives one row for each window: prices, number of rows and, with `volume`, the volume."""

    window: Window
    bounds: Bounds | None
    price: str
    volume: str | None
    gaps: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        rows = with_key_columns(block, ["_time"])
        if rows.schema.get("_time") != TIME:
            raise FluxError('no column "_time" exists')
        rows = rows.with_columns(pl.col("_time").cast(pl.Int64)).drop_nulls("_time")
        grid = window_grid(self.window, self._bounds(rows), context)
        bars = self._bars(block, rows, grid)
        if self.gaps != "omit":
            context.check_size(block.keys.height * grid.count, 0)
            bars = self._without_gaps(block, bars, grid)
        starts = grid.bounds_of(bars[_BAR])["start"].cast(TIME).alias("_time")
        made = ("_time", *_PRICES, *(("volume",) if self.volume else ()), "count")
        kept = tuple(label for label in block.key_columns if label not in made)
        keys = block.keys.select(TABLE, *kept)
        return TableBlock((*kept, *made), keys, bars.with_columns(starts).select(TABLE, *made))

    def _bounds(self, rows: pl.DataFrame) -> Bounds:
        """Give the range's bounds, or those of the rows where there is no range."""
        if self.bounds is not None:
            return self.bounds
        first, last = rows["_time"].min(), rows["_time"].max()
        if not isinstance(first, int) or not isinstance(last, int):
            return Bounds(0, 0)
        return Bounds(first, last + 1)

    def _bars(self, block: TableBlock, rows: pl.DataFrame, grid: WindowGrid) -> pl.DataFrame:
        price = column_numbers(block, self.price, "OHLC")
        known = pl.col(self.price).is_not_null()
        bar, _ = grid.assign(rows["_time"])
        ordered = (
            rows.with_columns(bar.alias(_BAR))
            .filter(known)
            .sort(TABLE, "_time", maintain_order=True)
        )
        results = [
            price.first().alias("open"),
            price.max().alias("high"),
            price.min().alias("low"),
            price.last().alias("close"),
            pl.len().cast(pl.Int64).alias("count"),
        ]
        if self.volume:
            results.append(column_numbers(block, self.volume, "OHLC").sum().alias("volume"))
        return ordered.group_by(TABLE, _BAR, maintain_order=True).agg(results)

    def _without_gaps(
        self, block: TableBlock, bars: pl.DataFrame, grid: WindowGrid
    ) -> pl.DataFrame:
        """Give every window a row: nothing traded, at no price or at the last one."""
        windows = pl.DataFrame({_BAR: pl.int_range(grid.count, eager=True)})
        every = block.keys.select(TABLE).join(windows, how="cross", maintain_order="left_right")
        full = every.join(bars, on=[TABLE, _BAR], how="left", maintain_order="left")
        full = full.with_columns(pl.col("count").fill_null(0))
        if self.volume:
            full = full.with_columns(pl.col("volume").fill_null(0.0))
        if self.gaps == "null":
            return full
        full = full.with_columns(pl.col("close").forward_fill().over(TABLE))
        return full.with_columns(pl.col(label).fill_null(pl.col("close")) for label in _PRICES)


@function(
    "market",
    "ohlc",
    "(<-tables: stream[A], every: duration, ?column: string, ?volumeColumn: string, "
    "?gaps: string, ?offset: duration, ?location: {zone: string, offset: duration}) => stream[B] "
    "where A: Record, B: Record",
)
def ohlc(
    runtime: Runtime,
    tables: Stream,
    every: Duration,
    column: str = "_value",
    volume_column: str | None = None,
    gaps: str = "omit",
    offset: Duration = NO_DURATION,
    location: Value = None,
) -> Stream:
    """Make bars of trades or ticks: `open`, `high`, `low`, `close`, `count` and maybe `volume`.

    `_time` is the instant at which a bar begins, on the grid of windows also where the range cuts
    into the first bar. Besides the group key no other column remains. Rows count in the order of
    their times; nulls don't count.

    Args:
        runtime: The run.
        tables: Trades or ticks of one market each.
        every: Length of a bar.
        column: The price.
        volume_column: The traded volume, summed up as `volume`; without it there is none.
        gaps: Bars without a trade: "omit" leaves them out; "null" gives no prices; "previous"
            repeats the last close (null before the first trade). The last two cover the range.
        offset: Shifts all bars.
        location: The clock that bars follow; the option `location` by default.
    """
    if gaps not in _GAPS:
        raise FluxError(f'gaps must be "omit", "null" or "previous", got "{gaps}"')
    place = to_location(runtime.option("location") if location is None else location)
    window = Window(every, every, offset, place)
    check_every(window)
    return pipe(tables, Ohlc(window, time_bounds(tables.node), column, volume_column, gaps))
