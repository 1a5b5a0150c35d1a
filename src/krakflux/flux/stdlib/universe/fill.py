"""fill: values for nulls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_type, flux_type
from krakflux.flux.execute.column import literal
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import type_name
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream, Value

__all__ = ["Fill", "fill"]


@dataclass(frozen=True, slots=True)
class Fill:
    """Replaces nulls in `column` by `value`, or by the value before (None)."""

    column: str
    value: Value

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return merge_equal_tables([self._fill(block) for block in inputs[0]])

    def _fill(self, block: TableBlock) -> TableBlock:
        dtype = column_type(block, self.column)
        if self.value is None:
            return self._previous(block)
        value = literal(self.value).alias(self.column)
        if dtype is None:
            columns = (*block.columns, self.column)
            return TableBlock(columns, block.keys, block.rows.with_columns(value))
        kind = flux_type(dtype)
        if kind not in (type_name(self.value), "null"):
            raise FluxError(f"fill column type mismatch: {kind} != {type_name(self.value)}")
        filled = pl.col(self.column).fill_null(value).alias(self.column)
        if self.column in block.keys.columns:
            return TableBlock(block.columns, block.keys.with_columns(filled), block.rows)
        return TableBlock(block.columns, block.keys, block.rows.with_columns(filled))

    def _previous(self, block: TableBlock) -> TableBlock:
        if self.column not in block.rows.columns:
            return block
        filled = pl.col(self.column).forward_fill().over(TABLE)
        return TableBlock(block.columns, block.keys, block.rows.with_columns(filled))


@function(
    "universe",
    "fill",
    "(<-tables: stream[A], ?column: string, ?value: B, ?usePrevious: bool) => stream[C] "
    "where A: Record, C: Record",
)
def fill(
    tables: Stream, column: str = "_value", value: Value = None, use_previous: bool = False
) -> Stream:
    """Replace nulls by a value of the column's type, or by the last value before in the table.

    A column that is missing is added with `value`; with `usePrevious` it is left missing.
    """
    if (value is None) is not use_previous:
        raise FluxError("fill requires exactly one of value and usePrevious")
    return pipe(tables, Fill(column, value))
