"""sort: rows in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.execute.blocks import with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Sort", "sort"]


@dataclass(frozen=True, slots=True)
class Sort(BlockOperation):
    """Orders each table's rows; columns the block lacks or that its key holds don't matter."""

    columns: tuple[str, ...]
    descending: bool = False

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        columns = [label for label in self.columns if label in block.rows.columns]
        if not columns:
            return block
        tables = [TABLE] if block.table_count > 1 else []
        directions = [*([False] * len(tables)), *([self.descending] * len(columns))]
        rows = block.rows.sort(
            *tables, *columns, descending=directions, nulls_last=False, maintain_order=True
        )
        return with_rows(block, rows)


@function(
    "universe",
    "sort",
    "(<-tables: stream[A], ?columns: [string], ?desc: bool) => stream[A] where A: Record",
)
def sort(tables: Stream, columns: tuple[str, ...] = ("_value",), desc: bool = False) -> Stream:
    """Order the rows of each table, stably; nulls come first in both directions."""
    return pipe(tables, Sort(tuple(columns), desc))
