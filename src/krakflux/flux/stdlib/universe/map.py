"""map: new rows out of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.execute.blocks import drop_empty_tables, from_rows
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.execute.row_function import MappedRows, RowFunction, evaluating, map_rows
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["Map", "map_"]


@dataclass(frozen=True, slots=True, eq=False)
class Map:
    """Replaces each row by the record that `row_function` gives.

    `merges_key`: the record takes over what columns of the group key it lacks.
    """

    row_function: RowFunction
    merges_key: bool = False

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        blocks = [drop_empty_tables(block) for block in inputs[0]]
        blocks = [block for block in blocks if block.keys.height]
        with evaluating("map"):
            mapped = [self._mapped(block) for block in blocks]
        made = [self._regrouped(*each) for each in zip(blocks, mapped, strict=True)]
        if len(made) == 1 and mapped[0].unchanged.issuperset(blocks[0].key_columns):
            return made  # The keys are what they were: no two are equal.
        return merge_equal_tables(made)

    def _mapped(self, block: TableBlock) -> MappedRows:
        mapped = map_rows(self.row_function, block)
        if not self.merges_key:
            return mapped
        lacking = set(block.key_columns) - set(mapped.rows.columns)
        return MappedRows(mapped.rows, mapped.unchanged | lacking)

    def _regrouped(self, block: TableBlock, mapped: MappedRows) -> TableBlock:
        columns = tuple(sorted({*mapped.rows.columns, *mapped.unchanged} - {TABLE}))
        new_key = {label for label in block.key_columns if label in columns}
        if new_key == mapped.unchanged:
            keys = block.keys.select(TABLE, *(each for each in columns if each in new_key))
            return TableBlock(columns, keys, mapped.rows)
        spread = mapped.rows.with_columns(
            block.keys[label].gather(mapped.rows[TABLE]) for label in mapped.unchanged
        )
        return from_rows(spread, columns, sorted(new_key))


@function(
    "universe",
    "map",
    "(<-tables: stream[A], fn: (r: A) => B, ?mergeKey: bool) => stream[B] "
    "where A: Record, B: Record",
)
def map_(runtime: Runtime, tables: Stream, fn: Value, merge_key: bool = False) -> Stream:
    """Replace each row by the record that `fn` makes of it; columns come out sorted by label.

    The new group key is what is left of the old one, with its new values. Tables without rows
    vanish, and so do columns that are null in all rows without a type.

    Args:
        runtime: The run.
        tables: Input.
        fn: From a row `r` to a record.
        merge_key: Whether a record takes over what columns of the group key it lacks; deprecated.
    """
    return pipe(tables, Map(RowFunction(fn, runtime), merge_key))
