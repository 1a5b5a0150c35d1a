"""Selectors: some rows of each table, whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flux_type, with_key_columns, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.flux.execute.context import Context
    from krakflux.model.tables import TableBlock

__all__ = ["Select", "Selection"]

_ROW: Final = "\x00row"


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """Which row of a table is chosen.

    Attributes:
        name: Flux name.
        choose: From the column and the row numbers of a table to the chosen row number, or null.
        types: Flux types of columns that can be chosen by; None = all.
    """

    name: str
    choose: Callable[[pl.Expr, pl.Expr], pl.Expr]
    types: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Select(BlockOperation):
    """Keeps one row of each table; a table without one stays, empty."""

    selection: Selection
    column: str = "_value"

    @property
    def function_name(self) -> str:
        return self.selection.name

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if self.column not in block.columns:
            raise FluxError(f'column "{self.column}" does not exist')
        rows = with_key_columns(block, [self.column])
        kind = flux_type(rows.schema[self.column])
        types = self.selection.types
        if types is not None and kind not in types:
            name = self.selection.name.capitalize()
            raise FluxError(
                f"invalid use of function: *universe.{name}Selector has no implementation "
                f"for type {kind}"
            )
        chosen = (
            rows.select(TABLE, self.column)
            .with_row_index(_ROW)
            .group_by(TABLE, maintain_order=True)
            .agg(self.selection.choose(pl.col(self.column), pl.col(_ROW)).alias(_ROW))
        )[_ROW].drop_nulls()
        return with_rows(block, block.rows.select(pl.all().gather(chosen)))
