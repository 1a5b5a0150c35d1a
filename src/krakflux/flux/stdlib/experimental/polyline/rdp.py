"""polyline.rdp: curves with fewer points that look the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, column_type, flux_type, with_key_columns
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.execute.polyline import Floats
    from krakflux.flux.values import Stream

__all__ = ["Simplify", "rdp"]


@dataclass(frozen=True, slots=True)
class Simplify(BlockOperation):
    """Keeps the points that shape each table's curve; of neither parameter both are 0."""

    value_column: str
    time_column: str
    epsilon: float
    retention: float

    @property
    def function_name(self) -> str:
        return "rdp"

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        self._check(block)
        points = with_key_columns(block, [self.time_column, self.value_column]).select(
            TABLE,
            pl.col(self.time_column).alias("_time"),
            pl.col(self.value_column).cast(pl.Float64).alias("_value"),
        )
        points = points.drop_nulls()
        kept = self._keep(points, context)
        labels = [label for label in block.key_columns if label not in ("_time", "_value")]
        keys = block.keys.select(TABLE, *labels)
        return TableBlock((*labels, "_time", "_value"), keys, points.select(pl.all().gather(kept)))

    def _check(self, block: TableBlock) -> None:
        if column_type(block, self.time_column) != TIME:
            raise FluxError(f"cannot find time column {self.time_column}")
        kind = column_type(block, self.value_column)
        if kind is None:
            raise FluxError(f"cannot find column {self.value_column}")
        if not kind.is_numeric() and kind != pl.Null:
            raise FluxError(f"rdp can work only on numerical types, got {flux_type(kind)}")

    def _keep(self, points: pl.DataFrame, context: Context) -> list[int]:
        """Give the numbers of the rows to keep."""
        x = points["_time"].cast(pl.Int64).cast(pl.Float64).to_numpy()
        y = points["_value"].to_numpy()
        kept: list[int] = []
        begin = 0
        for length in points[TABLE].rle().struct.field("len"):
            end = begin + length
            kept += [begin + place for place in self._keep_of(x[begin:end], y[begin:end], context)]
            begin = end
        return kept

    def _keep_of(self, x: Floats, y: Floats, context: Context) -> list[int]:
        # numpy takes its time to be imported.
        from krakflux.flux.execute.polyline import keep_beyond, keep_share, least_visible

        if self.retention:
            count = math.floor(self.retention / 100 * len(x))
            if count < 1:
                raise FluxError(
                    "the number of points to retain is less than 1: increase the retention rate"
                )
            return keep_share(x, y, count, context.check)
        tolerance = (lambda *_: self.epsilon) if self.epsilon else least_visible
        return keep_beyond(x, y, tolerance, context.check)


@function(
    "experimental/polyline",
    "rdp",
    "(<-tables: stream[A], ?valColumn: string, ?timeColumn: string, ?epsilon: float, "
    "?retention: float) => stream[B] where A: Record, B: Record",
)
def rdp(
    tables: Stream,
    val_column: str = "_value",
    time_column: str = "_time",
    epsilon: float | None = None,
    retention: float | None = None,
) -> Stream:
    """Keep the points of each table that shape its curve, as `_time` and `_value`, a float.

    Without `epsilon` and `retention` the points stay whose lack could be seen.

    Args:
        tables: Input, ordered by time. Rows with a null are left out.
        val_column: The values.
        time_column: The times.
        epsilon: How far the curve may move, in nanoseconds and units of the values alike.
        retention: The share of points to keep, in per cent.
    """
    if epsilon is not None and retention is not None:
        raise FluxError("Please provide either epsilon or retention rate and not both")
    if epsilon is not None and not epsilon > 0:
        raise FluxError("Epsilon values need to be greater than 0.0")
    if retention is not None and not 0 < retention < 100:
        raise FluxError("Retention percentage should be between 0.0 and 100.0")
    return pipe(tables, Simplify(val_column, time_column, epsilon or 0.0, retention or 0.0))
