"""distinct: the different values of a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.blocks import with_key_columns
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["Distinct", "distinct"]


@dataclass(frozen=True, slots=True)
class Distinct(BlockOperation):
    """Gives the group key and `_value`, one row for each different value of `column`."""

    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        columns = tuple(label for label in block.key_columns if label != "_value")
        keys = block.keys.select(TABLE, *columns)
        if self.column in block.keys.columns:
            values = block.keys.select(TABLE, pl.col(self.column).alias("_value"))
        elif self.column in block.rows.columns:
            values = with_key_columns(block, ()).select(TABLE, pl.col(self.column).alias("_value"))
        else:
            values = block.keys.select(TABLE, pl.lit("").alias("_value"))
        rows = values.unique(maintain_order=True)
        return TableBlock((*columns, "_value"), keys, rows)


@function(
    "universe",
    "distinct",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def distinct(tables: Stream, column: str = "_value") -> Stream:
    """Give each different value of a column once, as `_value`, in the order of appearance.

    Null counts as a value. A table without the column gives one empty string.
    """
    return pipe(tables, Distinct(column))
