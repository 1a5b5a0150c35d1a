"""columns: the labels of tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.execute.labels import with_labels
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Columns", "columns"]


@dataclass(frozen=True, slots=True)
class Columns(BlockOperation):
    """Gives one row for each column."""

    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        return with_labels(block, list(block.columns), self.column)


@function(
    "universe",
    "columns",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def columns(tables: Stream, column: str = "_value") -> Stream:
    """Give the labels of each table's columns, one a row in `column`."""
    return pipe(tables, Columns(column))
