"""market.vwap: the average price of what was traded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.aggregate import aggregate_block
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import column_numbers
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Vwap", "vwap"]


@dataclass(frozen=True, slots=True)
class Vwap(BlockOperation):
    """Gives the mean of `column`, weighted by another."""

    column: str
    volume: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        price = column_numbers(block, self.column, "VWAP")
        volume = column_numbers(block, self.volume, "VWAP")
        both = price.is_not_null() & volume.is_not_null()
        traded = volume.filter(both).sum()
        average = pl.when(traded != 0).then((price * volume).sum() / traded)
        return aggregate_block(block, {self.column: average}, {self.column: None})


@function(
    "market",
    "vwap",
    "(<-tables: stream[A], ?column: string, ?volumeColumn: string) => stream[B] "
    "where A: Record, B: Record",
)
def vwap(tables: Stream, column: str = "_value", volume_column: str = "volume") -> Stream:
    """Average each table's prices by volume: Σ price·volume / Σ volume.

    An aggregate: usable as `fn` of aggregateWindow. Rows in which one of them is null don't count;
    without volume it is null.

    Args:
        tables: Trades.
        column: The price.
        volume_column: The volume.
    """
    return pipe(tables, Vwap(column, volume_column))
