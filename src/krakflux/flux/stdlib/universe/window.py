"""window: tables by stretches of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, column_type, with_key_columns
from krakflux.flux.execute.regroup import add_key_columns, merge_equal_tables
from krakflux.flux.execute.windows import check_every, window_grid
from krakflux.flux.plan.bounds import time_bounds
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import to_location
from krakflux.model.tables import TABLE, TableBlock
from krakflux.model.time import NO_DURATION, Bounds, Duration
from krakflux.model.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.execute.windows import WindowGrid
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["DEFAULT_LABELS", "INFINITE", "Cut", "Unwindow", "window"]

# Of the row's time and of the window's start and stop.
DEFAULT_LABELS: Final = ("_time", "_start", "_stop")

INFINITE: Final = Duration(nanoseconds=(1 << 63) - 1)

# Of a column in one row, or of a group key's column in one table.
_CELL_BYTES: Final = 16

_WINDOW: Final = "\x00window"
_NEW: Final = "\x00new"


@dataclass(frozen=True, slots=True)
class Cut:
    """Cuts tables into the windows of `window`, clipped to `bounds`.

    `labels` are the columns of time, start and stop.
    """

    window: Window
    bounds: Bounds
    labels: tuple[str, str, str] = DEFAULT_LABELS
    create_empty: bool = False

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        # Without empty windows only those count that rows may lie in, however long the range.
        times = [_times(block, self.labels[0]) for block in inputs[0]]
        bounds = self.bounds if self.create_empty else self._held(times)
        grid = window_grid(self.window, bounds, context)
        made = [
            self._cut(block, _windowed(block, each, grid, context), grid, context)
            for block, each in zip(inputs[0], times, strict=True)
        ]
        return made if self._keeps_apart(inputs[0]) else merge_equal_tables(made)

    def _held(self, times: Sequence[pl.Series]) -> Bounds:
        """Give the part of the bounds between the first and the last of these times."""
        spans = [_span(each) for each in times]
        low = min((span[0] for span in spans if span), default=self.bounds.start)
        high = max((span[1] for span in spans if span), default=self.bounds.start - 1)
        start = max(low, self.bounds.start)
        return Bounds(start, max(min(high + 1, self.bounds.stop), start))

    def _keeps_apart(self, blocks: Sequence[TableBlock]) -> bool:
        """Tell whether no two tables can come to the same key: theirs differ beside the bounds."""
        if len(blocks) != 1:
            return False
        keys = blocks[0].keys.drop(TABLE, *self.labels[1:], strict=False)
        return keys.width > 0 and not keys.is_duplicated().any()

    def _cut(
        self, block: TableBlock, rows: pl.DataFrame, grid: WindowGrid, context: Context
    ) -> TableBlock:
        if self.create_empty:
            pairs, numbers = self._all_pairs(block, rows, grid, context)
        else:
            pairs, numbers = _present_pairs(rows)
        rows = rows.with_columns(numbers.alias(TABLE)).drop(_WINDOW)
        if not rows[TABLE].is_sorted():
            rows = rows.sort(TABLE, maintain_order=True)
        return self._with_bounds(block, pairs, grid, rows)

    def _all_pairs(
        self, block: TableBlock, rows: pl.DataFrame, grid: WindowGrid, context: Context
    ) -> tuple[pl.DataFrame, pl.Series]:
        """Number every table's every window; give each row's number too."""
        windows = grid.count
        count = block.keys.height * windows
        context.check_size(count, count * (len(block.columns) + 2) * _CELL_BYTES)
        numbered = pl.DataFrame({_WINDOW: pl.int_range(windows, eager=True)})
        pairs = block.keys.select(TABLE).join(numbered, how="cross")
        number = pl.col(TABLE).cast(pl.Int64) * windows + pl.col(_WINDOW).cast(pl.Int64)
        return _numbered(pairs), rows.select(number.cast(pl.UInt32).alias(_NEW))[_NEW]

    def _with_bounds(
        self, block: TableBlock, pairs: pl.DataFrame, grid: WindowGrid, rows: pl.DataFrame
    ) -> TableBlock:
        _, start, stop = self.labels
        chosen = grid.bounds_of(pairs[_WINDOW]).select(
            pl.col("start").clip(self.bounds.start, self.bounds.stop).cast(TIME).alias(start),
            pl.col("stop").clip(self.bounds.start, self.bounds.stop).cast(TIME).alias(stop),
        )
        keys = block.keys.select(pl.all().gather(pairs[TABLE]))
        keys = keys.with_columns(pairs[_NEW].alias(TABLE), chosen[start], chosen[stop])
        new = [label for label in (start, stop) if label not in block.columns]
        rows = rows.drop([label for label in (start, stop) if label in rows.columns])
        return TableBlock((*new, *block.columns), keys, rows)


def _present_pairs(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """Number the windows of each table that have rows; give each row's number too."""
    table, window = pl.col(TABLE), pl.col(_WINDOW).cast(pl.Int64)
    marks = rows.select(
        (table != table.shift(1)).fill_null(True).alias("table"), window.diff().alias("step")
    )
    # Rows ordered by time: a window begins where the row before has another.
    if (marks["table"] | (marks["step"] >= 0)).all():
        begins = marks["table"] | (marks["step"] != 0).fill_null(True)
        pairs = rows.select(TABLE, _WINDOW).filter(begins)
        return _numbered(pairs), (begins.cast(pl.UInt32).cum_sum() - 1).alias(_NEW)
    pairs = _numbered(rows.select(TABLE, _WINDOW).unique().sort(TABLE, _WINDOW))
    joined = rows.select(TABLE, _WINDOW).join(
        pairs, on=[TABLE, _WINDOW], how="left", maintain_order="left"
    )
    return pairs, joined[_NEW]


def _numbered(pairs: pl.DataFrame) -> pl.DataFrame:
    return pairs.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias(_NEW))


@dataclass(frozen=True, slots=True)
class Unwindow:
    """Gives all tables the bounds of the range again, and merges what becomes equal."""

    bounds: Bounds
    labels: tuple[str, str, str] = DEFAULT_LABELS

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        _, start, stop = self.labels
        values = {
            start: pl.lit(self.bounds.start, pl.Int64).cast(TIME),
            stop: pl.lit(self.bounds.stop, pl.Int64).cast(TIME),
        }
        return merge_equal_tables([add_key_columns(block, values) for block in inputs[0]])


@function(
    "universe",
    "window",
    "(<-tables: stream[A], ?every: duration, ?period: duration, ?offset: duration, "
    "?location: {zone: string, offset: duration}, ?timeColumn: string, ?startColumn: string, "
    "?stopColumn: string, ?createEmpty: bool) => stream[B] where A: Record, B: Record",
)
def window(
    runtime: Runtime,
    tables: Stream,
    every: Duration | None = None,
    period: Duration | None = None,
    offset: Duration = NO_DURATION,
    location: Value = None,
    time_column: str = "_time",
    start_column: str = "_start",
    stop_column: str = "_stop",
    create_empty: bool = False,
) -> Stream:
    """Cut tables into windows; `_start` and `_stop` become the window's, clipped to the range.

    Window i is [zero + every·i, zero + every·i + period), zero = epoch + offset on the location's
    clock. A row lies in all windows that contain its time. `every: inf` undoes it.

    Args:
        runtime: The run.
        tables: Input; a range must have bounded it.
        every: From one window's start to the next, `period` by default; all months or all
            nanoseconds.
        period: Length of a window; `every` by default and where it is 0s. Negative: windows end
            where they began.
        offset: Shifts all windows.
        location: The clock that windows follow; the option `location` by default.
        time_column: The rows' time.
        start_column: Takes the windows' start.
        stop_column: Takes the windows' stop.
        create_empty: Make a table for every window, also without rows.
    """
    every, period = _given(every, period), _given(period, every)
    if every is None or period is None:
        raise FluxError(
            'window function requires at least one of "every" or "period" to be set and non-zero'
        )
    bounds = time_bounds(tables.node)
    if bounds is None:
        raise FluxError("nil bounds passed to window; use range to set the window range")
    labels = (time_column, start_column, stop_column)
    if every == INFINITE:
        return pipe(tables, Unwindow(bounds, labels))
    place = to_location(runtime.option("location") if location is None else location)
    grid = Window(every, period, offset, place)
    check_every(grid)
    return pipe(tables, Cut(grid, bounds, labels, create_empty))


def _given(one: Duration | None, other: Duration | None) -> Duration | None:
    """Choose the first that is given and not zero."""
    return next((each for each in (one, other) if each is not None and not each.is_zero), None)


def _times(block: TableBlock, label: str) -> pl.Series:
    if column_type(block, label) != TIME:
        raise FluxError(f'window column "{label}" does not exist or is not of type time')
    return with_key_columns(block, [label])[label].cast(pl.Int64)


def _span(times: pl.Series) -> tuple[int, int] | None:
    low, high = times.min(), times.max()
    return (low, high) if isinstance(low, int) and isinstance(high, int) else None


def _windowed(
    block: TableBlock, times: pl.Series, grid: WindowGrid, context: Context
) -> pl.DataFrame:
    """Give the rows with their window's number; once for each window a row lies in.

    Raises:
        FluxError: rows lie in more windows than the limits allow.
    """
    first, last = grid.assign(times)
    rows = block.rows.with_columns(first.alias(_WINDOW), last.alias("\x00last"))
    rows = rows.filter(times.is_not_null() & (last >= first))
    if not grid.overlaps:
        return rows.drop("\x00last")
    count = int((rows["\x00last"] - rows[_WINDOW] + 1).sum())
    context.check_size(count, count * (rows.width + 2) * _CELL_BYTES)
    spans = pl.int_ranges(pl.col(_WINDOW), pl.col("\x00last") + 1).alias(_WINDOW)
    return rows.with_columns(spans).explode(_WINDOW).drop("\x00last")
