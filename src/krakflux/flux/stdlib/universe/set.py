"""set: one string for all rows of a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["Set", "set_"]


@dataclass(frozen=True, slots=True)
class Set:
    """Puts `value` into all rows of the column `key`."""

    key: str
    value: str

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return merge_equal_tables([self._set(block) for block in inputs[0]])

    def _set(self, block: TableBlock) -> TableBlock:
        value = pl.lit(self.value).alias(self.key)
        if self.key in block.keys.columns:
            return TableBlock(block.columns, block.keys.with_columns(value), block.rows)
        new = () if self.key in block.columns else (self.key,)
        return TableBlock((*block.columns, *new), block.keys, block.rows.with_columns(value))


@function(
    "universe",
    "set",
    "(<-tables: stream[A], key: string, value: string) => stream[B] where A: Record, B: Record",
)
def set_(tables: Stream, key: str, value: str) -> Stream:
    """Put a string into all rows of a column, new or old; a group key changes with it."""
    return pipe(tables, Set(key, value))
