"""market.bollingerBands: a moving average with bands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.averages import check_period
from krakflux.flux.execute.neighbours import PLACE
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import column_numbers, with_new_columns
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["BollingerBands", "bollinger_bands"]


@dataclass(frozen=True, slots=True)
class BollingerBands(BlockOperation):
    """Adds `middle`, `upper` and `lower`."""

    n: int
    k: float
    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        values = column_numbers(block, self.column, "Bollinger bands")
        enough = pl.col(PLACE) >= self.n - 1
        mean = pl.when(enough).then(values.rolling_mean(self.n, min_samples=1).over(TABLE))
        spread = self.k * values.rolling_std(self.n, min_samples=1, ddof=0).over(TABLE)
        return with_new_columns(
            block, {"middle": mean, "upper": mean + spread, "lower": mean - spread}
        )


@function(
    "market",
    "bollingerBands",
    "(<-tables: stream[A], ?n: int, ?k: float, ?column: string) => stream[B] "
    "where A: Record, B: Record",
)
def bollinger_bands(tables: Stream, n: int = 20, k: float = 2.0, column: str = "_value") -> Stream:
    """Add Bollinger's bands: `middle`, and `upper` and `lower` at `k` standard deviations from it.

    `middle` is the mean of the last `n` rows, the deviation that of the population. The first n − 1
    rows of a table have null.
    """
    check_period(n, "Bollinger bands")
    return pipe(tables, BollingerBands(n, k, column))
