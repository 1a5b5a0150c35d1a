"""experimental.alignTime: tables that begin at the same time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Stream, Time
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context

__all__ = ["AlignTime", "align_time"]


@dataclass(frozen=True, slots=True)
class AlignTime(BlockOperation):
    """Shifts the times of each table so that its first is `align_to` (ns)."""

    align_to: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if block.rows.schema.get("_time") != TIME:
            raise FluxError('no column "_time" exists')
        time = pl.col("_time").cast(pl.Int64)
        moved = (time - time.first().over(TABLE) + self.align_to).cast(TIME)
        return with_rows(block, block.rows.with_columns(moved.alias("_time")))


@function(
    "experimental",
    "alignTime",
    "(<-tables: stream[{A with _time: time}], ?alignTo: time) => "
    "stream[{A with _time: time}] where A: Record",
)
def align_time(tables: Stream, align_to: Time = Time(0)) -> Stream:  # noqa: B008 - frozen
    """Shift the times of each table so that all begin at `alignTo`."""
    return pipe(tables, AlignTime(align_to.nanoseconds))
