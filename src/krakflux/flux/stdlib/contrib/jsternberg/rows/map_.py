"""rows.map: rows replaced, tables kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.execute.blocks import drop_empty_tables
from krakflux.flux.execute.row_function import RowFunction, evaluating, map_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["MapRows", "map_"]


@dataclass(frozen=True, slots=True, eq=False)
class MapRows(BlockOperation):
    """Replaces each row by the record that `row_function` gives, beside the group key."""

    row_function: RowFunction

    @property
    def function_name(self) -> str:
        return "map"

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        block = drop_empty_tables(block)
        with evaluating("map"):
            made = map_rows(self.row_function, block).rows
        rows = made.drop([label for label in block.key_columns if label in made.columns])
        return TableBlock((*block.key_columns, *rows.columns[1:]), block.keys, rows)


@function(
    "contrib/jsternberg/rows",
    "map",
    "(<-tables: stream[A], fn: (r: A) => B) => stream[B] where A: Record, B: Record",
)
def map_(runtime: Runtime, tables: Stream, fn: Value) -> Stream:
    """Replace each row by the record that `fn` makes of it; the group key stays as it is.

    What the record says of columns in the group key is ignored.
    """
    return pipe(tables, MapRows(RowFunction(fn, runtime)))
