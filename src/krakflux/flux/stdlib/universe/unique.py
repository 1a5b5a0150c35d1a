"""unique: the first row of each value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import with_key_columns, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Unique", "unique"]


@dataclass(frozen=True, slots=True)
class Unique(BlockOperation):
    """Keeps the first row of each table for each value of `column`."""

    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if self.column not in block.columns:
            raise FluxError(f'no column "{self.column}" exists')
        values = with_key_columns(block, [self.column]).select(TABLE, self.column)
        return with_rows(block, block.rows.filter(values.to_struct().is_first_distinct()))


@function(
    "universe", "unique", "(<-tables: stream[A], ?column: string) => stream[A] where A: Record"
)
def unique(tables: Stream, column: str = "_value") -> Stream:
    """Keep the first row of each table for each value of `column`; null counts as a value."""
    return pipe(tables, Unique(column))
