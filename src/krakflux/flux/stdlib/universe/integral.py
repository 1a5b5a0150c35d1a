"""integral: the area under a curve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.aggregate import aggregate_block, require_column
from krakflux.flux.execute.blocks import TIME, column_type, flux_type, with_key_columns, with_rows
from krakflux.flux.execute.neighbours import NUMBERS, SAME_TABLE, rows_in_time
from krakflux.flux.execute.quotient import quotient
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import ONE_SECOND, approximate

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock
    from krakflux.model.time import Duration

__all__ = ["Integral", "integral"]

_BOUNDS: Final = ("_start", "_stop")


@dataclass(frozen=True, slots=True)
class Integral(BlockOperation):
    """Gives the area under `column` over time, in values × `unit` (ns).

    `reaches_bounds`: the first and the last segment are drawn out to `_start` and `_stop`.
    """

    unit: int
    column: str
    time_column: str
    reaches_bounds: bool

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        points = self._points(block)
        value, time = pl.col(self.column).cast(pl.Float64), pl.col(self.time_column)
        spans = quotient(_length(time - time.shift(1)), float(self.unit))
        area = ((value + value.shift(1)) / 2 * spans).sum()
        if self.reaches_bounds:
            area += _edges(value, time, self.unit)
        results = {self.column: area}
        return aggregate_block(with_rows(block, points), results, {self.column: 0.0})

    def _points(self, block: TableBlock) -> pl.DataFrame:
        """Give the rows that count: with a value, and not with the time of the row before."""
        require_column(block, self.column)
        kind = flux_type(block.rows.schema[self.column])
        if kind not in NUMBERS:
            raise FluxError(f"cannot perform integral over {kind}")
        rows = rows_in_time(
            block,
            self.time_column,
            "integral found null time in time column",
            "integral found out-of-order times in time column",
        )
        if self.reaches_bounds:
            for label in _BOUNDS:
                if column_type(block, label) != TIME:
                    raise FluxError(f"integral function needs {label} column")
            rows = rows.with_columns(with_key_columns(block, _BOUNDS).select(_BOUNDS))
        time = pl.col(self.time_column)
        repeated = (SAME_TABLE & (time == time.shift(1))).fill_null(False)
        return rows.filter(~repeated & pl.col(self.column).is_not_null())


@function(
    "universe",
    "integral",
    "(<-tables: stream[A], ?unit: duration, ?timeColumn: string, ?column: string, "
    "?interpolate: string) => stream[B] where A: Record, B: Record",
)
def integral(
    tables: Stream,
    unit: Duration = ONE_SECOND,
    time_column: str = "_time",
    column: str = "_value",
    interpolate: str = "",
) -> Stream:
    """Give the area under each table's values over time, a float, by trapezoids.

    Nulls and rows with the time of the row before don't count. Without values it is 0.

    Args:
        tables: Input, ordered by time.
        unit: Of time.
        time_column: The rows' time.
        column: The values.
        interpolate: "linear" draws the first and the last segment out to `_start` and `_stop`; a
            single value holds from the one to the other.
    """
    if interpolate not in ("", "linear"):
        raise FluxError(f"invalid interpolation method: {interpolate}")
    length = approximate(unit)
    if length <= 0:
        raise FluxError("integral unit must be positive")
    return pipe(tables, Integral(length, column, time_column, interpolate == "linear"))


def _length(span: pl.Expr) -> pl.Expr:
    return span.cast(pl.Int64).cast(pl.Float64)


def _edges(value: pl.Expr, time: pl.Expr, unit: int) -> pl.Expr:
    """Give the area from `_start` to the first point and from the last one to `_stop`."""
    slopes = (value - value.shift(1)) / _length(time - time.shift(1))
    first = slopes.get(1, null_on_oob=True).fill_null(0.0)
    last = slopes.last().fill_null(0.0)
    before = _length(time.first() - pl.col("_start").first())
    after = _length(pl.col("_stop").first() - time.last())
    early = before * (value.first() - first * before / 2)
    late = after * (value.last() + last * after / 2)
    # One value a table: so is the divisor.
    return quotient(early + late, before * 0.0 + float(unit))
