"""market.rowNumber: rows counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.neighbours import PLACE
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import with_new_columns
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["RowNumber", "row_number"]


@dataclass(frozen=True, slots=True)
class RowNumber(BlockOperation):
    """Adds the row's number in its table."""

    target: str
    start: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        return with_new_columns(block, {self.target: pl.col(PLACE) + self.start})


@function(
    "market",
    "rowNumber",
    "(<-tables: stream[A], ?as: string, ?start: int) => stream[B] where A: Record, B: Record",
)
def row_number(tables: Stream, as_: str = "row", start: int = 1) -> Stream:
    """Number the rows of each table from `start` on."""
    return pipe(tables, RowNumber(as_, start))
