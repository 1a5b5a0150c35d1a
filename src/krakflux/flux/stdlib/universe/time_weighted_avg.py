"""timeWeightedAvg: the average, each value counting as long as it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import with_key_columns, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.integral import integral
from krakflux.flux.times import approximate

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock
    from krakflux.model.time import Duration

__all__ = ["PerRange", "time_weighted_avg"]


@dataclass(frozen=True, slots=True)
class PerRange(BlockOperation):
    """Divides `_value`, counted in `unit` (ns), by the length of the range."""

    unit: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        bounds = with_key_columns(block, ("_start", "_stop"))
        if not {"_start", "_stop"} <= set(bounds.columns):
            raise FluxError("timeWeightedAvg needs the columns _start and _stop; use range")
        length = (bounds["_stop"] - bounds["_start"]).cast(pl.Int64).cast(pl.Float64)
        average = pl.col("_value") * self.unit / length
        return with_rows(block, block.rows.with_columns(average.alias("_value")))


@function(
    "universe",
    "timeWeightedAvg",
    "(<-tables: stream[A], unit: duration) => stream[B] where A: Record, B: Record",
)
def time_weighted_avg(tables: Stream, unit: Duration) -> Stream:
    """Give the average of each table's values over its range, linear between and beyond them."""
    area = integral(tables, unit, interpolate="linear")
    return pipe(area, PerRange(approximate(unit)))
