"""duplicate: a column again, under another label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import with_key_columns
from krakflux.flux.execute.regroup import regroup
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["Duplicate", "duplicate"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Copies `column` to `target`."""

    column: str
    target: str

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        copied = [self._copy(block) for block in inputs[0]]
        if not any(self.target in block.keys.columns for block in inputs[0]):
            return copied
        keys = [block.keys.columns[1:] for block in inputs[0]]
        wanted = {id(block): labels for block, labels in zip(copied, keys, strict=True)}
        return regroup(copied, lambda block: wanted[id(block)], keep_empty=True)

    def _copy(self, block: TableBlock) -> TableBlock:
        if self.column not in block.columns:
            raise FluxError(f'duplicate error: column "{self.column}" doesn\'t exist')
        new = () if self.target in block.columns else (self.target,)
        columns = (*block.columns, *new)
        if self.target in block.keys.columns and self.column in block.keys.columns:
            copy = block.keys[self.column].alias(self.target)
            return TableBlock(columns, block.keys.with_columns(copy), block.rows)
        copy = with_key_columns(block, [self.column])[self.column].alias(self.target)
        keys = block.keys.select(
            TABLE, *(each for each in block.key_columns if each != self.target)
        )
        return TableBlock(columns, keys, block.rows.with_columns(copy))


@function(
    "universe",
    "duplicate",
    "(<-tables: stream[A], column: string, as: string) => stream[B] where A: Record, B: Record",
)
def duplicate(tables: Stream, column: str, as_: str) -> Stream:
    """Copy a column; an old column of the new label is replaced, in the group key too."""
    return pipe(tables, Duplicate(column, as_))
