"""A table that was looked up: what the functions that look into streams share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flatten, keep_tables, tables_as_rows
from krakflux.flux.execute.column import values_of
from krakflux.flux.execute.row_function import RowFunction, evaluating, filter_rows
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.tables import TableBlock

__all__ = ["FoundTable", "column_values", "find_table", "first_table", "row_record"]


@dataclass(frozen=True, slots=True, eq=False)
class FoundTable:
    """Gives the one table that was found."""

    block: TableBlock

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return [self.block]


def find_table(runtime: Runtime, tables: Stream, fn: Value) -> TableBlock | None:
    """Run the stream and give the first table whose group key `fn(key: …)` accepts, or None."""
    predicate = RowFunction(fn, runtime, "key")
    for block in runtime.execute(tables.node):
        with evaluating("group key predicate"):
            accepted = filter_rows(predicate, tables_as_rows(block))
        if accepted.any():
            return _table_at(block, accepted)
    return None


def first_table(runtime: Runtime, tables: Stream) -> TableBlock:
    """Give the table of tableFind(), or the first of any stream.

    Raises:
        FluxError: there is none.
    """
    operation = tables.node.operation
    if isinstance(operation, FoundTable):
        return operation.block
    for block in runtime.execute(tables.node):
        return _table_at(block, pl.Series([True]))
    raise FluxError("no tables found")


def column_values(block: TableBlock, column: str) -> tuple[Value, ...]:
    """Give a column's values.

    Raises:
        FluxError: the table has no such column.
    """
    frame = flatten(block)
    if column not in frame.columns:
        raise FluxError(f"cannot find column {column}")
    return tuple(values_of(frame[column]))


def row_record(block: TableBlock, index: int) -> Record:
    """Give a row; `index` must exist."""
    row = flatten(block)[index]
    return Record({label: values_of(row[label])[0] for label in row.columns})


def _table_at(block: TableBlock, accepted: pl.Series) -> TableBlock:
    first = accepted.arg_max() or 0
    return keep_tables(block, pl.Series([n == first for n in range(block.table_count)]))
