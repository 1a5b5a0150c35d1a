"""covariance: how two columns move together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.aggregate import aggregate_block
from krakflux.flux.execute.blocks import column_type, flux_type, with_key_columns
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["Covariance", "covariance"]


@dataclass(frozen=True, slots=True)
class Covariance(BlockOperation):
    """Gives the sample covariance of two columns, or Pearson's correlation."""

    columns: tuple[str, str]
    is_correlation: bool
    target: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        self._check(block)
        one, two = self.columns
        pairs = with_key_columns(block, self.columns).select(
            TABLE, pl.col(one).alias("x"), pl.col(two).alias("y")
        )
        x, y = pl.col("x") - pl.col("x").mean(), pl.col("y") - pl.col("y").mean()
        scale = ((x**2).sum() * (y**2).sum()).sqrt() if self.is_correlation else x.len() - 1.0
        result = pl.when(x.len() < 2).then(math.nan).otherwise((x * y).sum() / scale)
        kept = tuple(label for label in block.key_columns if label != self.target)
        narrowed = TableBlock(
            (*kept, self.target), block.keys.select(TABLE, *kept), pairs.drop_nulls()
        )
        return aggregate_block(narrowed, {self.target: result}, {self.target: math.nan})

    def _check(self, block: TableBlock) -> None:
        for label in self.columns:
            if label not in block.columns:
                raise FluxError(f"specified column does not exist in table: {label}")
        kinds = [column_type(block, label) for label in self.columns]
        if kinds[0] != kinds[1]:
            raise FluxError("cannot compute the covariance between different types")
        if kinds[0] is not None and kinds[0] != pl.Float64:
            raise FluxError(f"covariance does not support {flux_type(kinds[0])}")


@function(
    "universe",
    "covariance",
    "(<-tables: stream[A], ?pearsonr: bool, ?valueDst: string, columns: [string]) => stream[B] "
    "where A: Record, B: Record",
)
def covariance(
    tables: Stream, columns: tuple[str, ...], pearsonr: bool = False, value_dst: str = "_value"
) -> Stream:
    """Give the sample covariance of two float columns of each table.

    Rows in which one of them is null don't count; of fewer than two rows it is NaN.

    Args:
        tables: Input.
        columns: The two.
        pearsonr: Give Pearson's correlation instead.
        value_dst: Takes the result.
    """
    if len(columns) != 2:
        raise FluxError("must provide exactly two columns")
    return pipe(tables, Covariance((columns[0], columns[1]), pearsonr, value_dst))
