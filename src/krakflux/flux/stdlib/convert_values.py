"""toInt, toFloat …: a conversion of the column `_value`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import with_rows
from krakflux.flux.execute.column import Column
from krakflux.flux.execute.columnar import ColumnSemantics
from krakflux.flux.execute.row_function import column_of
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["convert_values"]


@dataclass(frozen=True, slots=True, eq=False)
class ConvertValues(BlockOperation):
    """Applies the universe's conversion to `kind` to `_value`."""

    kind: str
    runtime: Runtime

    @property
    def function_name(self) -> str:
        return "toUInt" if self.kind == "uint" else f"to{self.kind.capitalize()}"

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if "_value" not in block.rows.columns:
            raise FluxError('column "_value" does not exist')
        semantics = ColumnSemantics(block.rows)
        runtime = self.runtime.with_semantics(semantics)
        converter = self.runtime.package("universe").members[self.kind]
        made = runtime.call(converter, {"v": column_of(block, "_value")})
        semantics.check()
        if not isinstance(made, Column):
            return block
        rows = semantics.frame.with_columns(made.expression.alias("_value"))
        return with_rows(block, rows.select(pl.col(block.rows.columns)))


def convert_values(runtime: Runtime, tables: Stream, kind: str) -> Stream:
    """Give the stream with `_value` converted to the Flux type `kind`."""
    return pipe(tables, ConvertValues(kind, runtime))
