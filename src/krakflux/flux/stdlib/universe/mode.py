"""mode: the most frequent values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["Mode", "mode"]

_COUNT: Final = "\x00count"


@dataclass(frozen=True, slots=True)
class Mode(BlockOperation):
    """Gives the group key and `_value`, one row for each most frequent value."""

    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        columns = tuple(label for label in block.key_columns if label != "_value")
        keys = block.keys.select(TABLE, *columns)
        return TableBlock((*columns, "_value"), keys, self._modes(block))

    def _modes(self, block: TableBlock) -> pl.DataFrame:
        if self.column in block.keys.columns:
            return block.keys.select(TABLE, pl.col(self.column).alias("_value"))
        if self.column not in block.rows.columns:
            return block.keys.select(TABLE, pl.lit("").alias("_value"))
        values = block.rows.select(TABLE, pl.col(self.column).alias("_value")).drop_nulls()
        counts = values.group_by(TABLE, "_value").agg(pl.len().alias(_COUNT))
        most = pl.col(_COUNT).max().over(TABLE)
        frequent = counts.filter(
            (pl.col(_COUNT) == most) & (pl.col(_COUNT).min().over(TABLE) < most)
        )
        with_all = block.keys.select(TABLE).join(frequent.drop(_COUNT), on=TABLE, how="left")
        return with_all.sort(TABLE, "_value")


@function(
    "universe",
    "mode",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def mode(tables: Stream, column: str = "_value") -> Stream:
    """Give each table's most frequent values, sorted, as `_value`; nulls don't count.

    Where all values are equally frequent (also where there is but one) there is no mode: null. A
    table without the column gives an empty string.
    """
    return pipe(tables, Mode(column))
