"""range: a stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, column_type
from krakflux.flux.execute.regroup import add_key_columns
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import to_instant
from krakflux.model.tables import TableBlock
from krakflux.model.time import Bounds

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["DEFAULT_COLUMNS", "Range", "range_"]

# Of the row's time and of the bounds' start and stop.
DEFAULT_COLUMNS: Final = ("_time", "_start", "_stop")


@dataclass(frozen=True, slots=True)
class Range(BlockOperation):
    """Keeps the rows in `bounds` and puts the bounds into the group key."""

    bounds: Bounds
    columns: tuple[str, str, str] = DEFAULT_COLUMNS

    def output_bounds(self, inputs: Bounds | None) -> Bounds:
        return self.bounds if inputs is None else self.bounds.intersect(inputs)

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        time, start, stop = self.columns
        if column_type(block, time) != TIME:
            raise FluxError(f"range error: supplied time column {time} doesn't exist")
        first, last = _instant(self.bounds.start), _instant(self.bounds.stop)
        inside = (pl.col(time) >= first) & (pl.col(time) < last)
        if time in block.keys.columns:
            inside_tables = block.keys.filter(inside)["\x00table"]
            rows = block.rows.filter(pl.col("\x00table").is_in(inside_tables.implode()))
        else:
            rows = block.rows.filter(inside)
        kept = TableBlock(block.columns, block.keys, rows)
        return add_key_columns(kept, {start: first, stop: last})


@function(
    "universe",
    "range",
    "(<-tables: stream[A], start: B, ?stop: C, ?timeColumn: string, ?startColumn: string, "
    "?stopColumn: string) => stream[D] where A: Record, D: Record",
)
def range_(
    runtime: Runtime,
    tables: Stream,
    start: Value,
    stop: Value = None,
    time_column: str = "_time",
    start_column: str = "_start",
    stop_column: str = "_stop",
) -> Stream:
    """Keep the rows with start ≤ time < stop.

    Args:
        runtime: The run.
        tables: Input.
        start: A time, a duration relative to now (a month counts 30.4375 days), or Unix seconds.
        stop: The same; now by default.
        time_column: The rows' time.
        start_column: Column of the group key that takes the start.
        stop_column: Column of the group key that takes the stop.
    """
    now = runtime.now()
    bounds = Bounds(to_instant(start, now), now if stop is None else to_instant(stop, now))
    if bounds.is_empty:
        raise FluxError("cannot query an empty range")
    return pipe(tables, Range(bounds, (time_column, start_column, stop_column)))


def _instant(time: int) -> pl.Expr:
    return pl.lit(time, pl.Int64).cast(TIME)
