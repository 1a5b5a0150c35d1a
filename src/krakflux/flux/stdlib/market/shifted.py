"""What lag and lead share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import with_new_columns
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.model.tables import TableBlock

__all__ = ["Shifted"]


@dataclass(frozen=True, slots=True)
class Shifted(BlockOperation):
    """Adds the value of the row `n` before, or after where `n` is negative."""

    n: int
    column: str
    target: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if self.column not in block.rows.columns:
            raise FluxError(f'column "{self.column}" does not exist')
        return with_new_columns(block, {self.target: pl.col(self.column).shift(self.n).over(TABLE)})
