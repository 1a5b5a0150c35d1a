"""table.fill: a row for tables without one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.blocks import table_counts, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["FillTables", "fill"]


@dataclass(frozen=True, slots=True)
class FillTables(BlockOperation):
    """Gives tables without rows one row, null outside the group key."""

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        empty = block.keys.filter(table_counts(block) == 0).select(TABLE)
        if empty.height == 0:
            return block
        rows = pl.concat([block.rows, empty], how="diagonal").sort(TABLE, maintain_order=True)
        return with_rows(block, rows)


@function("experimental/table", "fill", "(<-tables: stream[A]) => stream[A] where A: Record")
def fill(tables: Stream) -> Stream:
    """Give every table without rows one row: the group key's values, null elsewhere."""
    return pipe(tables, FillTables())
