"""Tables out of pairs of rows: what a join of two blocks gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.blocks import row_columns
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Side", "paired_tables"]

_PAIR: Final = "\x00pair"
_BITS: Final = 32


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One side's rows: those of `block` with the numbers `chosen`, some columns with new names."""

    block: TableBlock
    chosen: pl.Series
    renames: Mapping[str, str]

    @property
    def columns(self) -> list[str]:
        """All columns' new names, in output order."""
        return [self.renames.get(label, label) for label in self.block.columns]

    def tables(self) -> pl.Series:
        """Give each chosen row's table."""
        return self.block.rows[TABLE].gather(self.chosen)

    def rows(self) -> pl.DataFrame:
        """Give the chosen rows, without the group key."""
        rows = self.block.rows.select(pl.col(row_columns(self.block)).gather(self.chosen))
        return rows.rename(self.renames, strict=False)

    def keys(self, tables: pl.Series) -> pl.DataFrame:
        """Give the group key of each of `tables`."""
        keys = self.block.keys.select(pl.col(self.block.key_columns).gather(tables))
        return keys.rename(self.renames, strict=False)


def paired_tables(left: Side, right: Side, shared: Sequence[str]) -> TableBlock:
    """Put the chosen rows of both sides beside each other; the group key is that of both.

    There is one table for each pair of tables that rows came from, ordered by the left one's
    number, then the right one's; rows within keep their order. The columns `shared` are equal on
    both sides and stand once; all others have different names.
    """
    pair = left.tables().cast(pl.UInt64) * (1 << _BITS) + right.tables().cast(pl.UInt64)
    ascending = pair.is_sorted()
    pairs = pair.unique() if ascending else pair.unique().sort()
    number = (pair.rle_id() if ascending else pair.rank("dense") - 1).cast(pl.UInt32)
    table = pl.int_range(pairs.len(), dtype=pl.UInt32, eager=True).alias(TABLE)
    keys = table.to_frame().with_columns(left.keys(pairs // (1 << _BITS)).get_columns())
    keys = keys.with_columns(right.keys(pairs % (1 << _BITS)).get_columns())
    left_rows, right_rows = left.rows(), right.rows()
    rows = left_rows.drop(keys.columns, strict=False).hstack(right_rows.drop(shared, strict=False))
    rows = rows.select(number.alias(TABLE), pl.all())
    columns = [*left.columns, *(each for each in right.columns if each not in set(shared))]
    block = TableBlock(tuple(columns), keys, rows)
    if ascending:
        return block
    return TableBlock(block.columns, keys, rows.sort(TABLE, maintain_order=True))
