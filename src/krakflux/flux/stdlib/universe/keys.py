"""keys: the labels of group keys."""

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

__all__ = ["Keys", "keys"]


@dataclass(frozen=True, slots=True)
class Keys(BlockOperation):
    """Gives one row for each label of the group key."""

    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        return with_labels(block, sorted(block.key_columns), self.column)


@function(
    "universe",
    "keys",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def keys(tables: Stream, column: str = "_value") -> Stream:
    """Give the labels of each table's group key, sorted, one a row in `column`."""
    return pipe(tables, Keys(column))
