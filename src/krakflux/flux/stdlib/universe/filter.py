"""filter: the rows a predicate selects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import drop_empty_tables, keep_tables, tables_as_rows, with_rows
from krakflux.flux.execute.row_function import (
    RowFunction,
    evaluating,
    filter_rows,
    read_labels,
)
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.tables import TableBlock

__all__ = ["Filter", "filter_"]


@dataclass(frozen=True, slots=True, eq=False)
class Filter(BlockOperation):
    """Keeps the rows for which `predicate` is true."""

    predicate: RowFunction
    keeps_empty: bool = False

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        labels = read_labels(self.predicate.function)
        if labels is not None and labels & set(block.columns) <= set(block.key_columns):
            return self._transform_tables(block)
        with evaluating("filter"):
            selected = filter_rows(self.predicate, block)
        kept = with_rows(block, block.rows.filter(selected))
        return kept if self.keeps_empty else drop_empty_tables(kept)

    def _transform_tables(self, block: TableBlock) -> TableBlock:
        """Decide once a table: the predicate sees nothing but the group key."""
        selected = filter_rows(self.predicate, tables_as_rows(block))
        if not self.keeps_empty:
            return drop_empty_tables(keep_tables(block, selected))
        tables = block.keys.filter(selected)[TABLE]
        return with_rows(block, block.rows.filter(block.rows[TABLE].is_in(tables.implode())))


@function(
    "universe",
    "filter",
    "(<-tables: stream[A], fn: (r: A) => bool, ?onEmpty: string) => stream[A] where A: Record",
)
def filter_(runtime: Runtime, tables: Stream, fn: Value, on_empty: str = "drop") -> Stream:
    """Keep the rows for which `fn` is true; null counts as false.

    Args:
        runtime: The run.
        tables: Input.
        fn: Predicate of a row `r`.
        on_empty: "drop" removes tables left without rows, "keep" keeps them.
    """
    if on_empty not in ("drop", "keep"):
        raise FluxError("onEmpty must be keep or drop")
    return pipe(tables, Filter(RowFunction(fn, runtime), on_empty == "keep"))
