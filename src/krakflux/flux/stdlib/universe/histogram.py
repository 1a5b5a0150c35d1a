"""histogram: how many values lie below each bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_type, flux_type, with_key_columns
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["Histogram", "histogram"]

_BIN: Final = "\x00bin"
_COUNT: Final = "\x00count"


@dataclass(frozen=True, slots=True)
class Histogram(BlockOperation):
    """Gives a row for each of `bins`, ascending: how many values are at most that."""

    bins: tuple[float, ...]
    column: str
    bound_column: str
    count_column: str
    normalizes: bool

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        context.check_size(block.keys.height * len(self.bins), 0)
        counts = self._counts(block)
        bins = pl.DataFrame({self.bound_column: self.bins}, schema={self.bound_column: pl.Float64})
        every = block.keys.select(TABLE).join(
            bins.with_row_index(_BIN), how="cross", maintain_order="left_right"
        )
        joined = every.join(counts, on=[TABLE, _BIN], how="left", maintain_order="left")
        total = pl.col(_COUNT).fill_null(0).cum_sum().over(TABLE).cast(pl.Float64)
        if self.normalizes:
            total /= pl.col(_COUNT).sum().over(TABLE).cast(pl.Float64)
        made = {self.bound_column, self.count_column}
        kept = tuple(label for label in block.key_columns if label not in made)
        rows = joined.select(TABLE, self.bound_column, total.alias(self.count_column))
        columns = (*kept, self.bound_column, self.count_column)
        return TableBlock(columns, block.keys.select(TABLE, *kept), rows)

    def _counts(self, block: TableBlock) -> pl.DataFrame:
        """Count the values of each table in each bin that has some."""
        dtype = column_type(block, self.column)
        if dtype is None:
            raise FluxError(f'column "{self.column}" is missing')
        if dtype != pl.Float64:
            raise FluxError(f'column "{self.column}" must be a float got {flux_type(dtype)}')
        values = with_key_columns(block, [self.column]).select(TABLE, self.column).drop_nulls()
        places = pl.Series(self.bins, dtype=pl.Float64).search_sorted(
            values[self.column], side="left"
        )
        beyond = values[self.column].filter(places == len(self.bins))
        if beyond.len():
            count, last = len(self.bins), self.bins[-1] if self.bins else float("nan")
            raise FluxError(
                f"found value greater than any bin, {count} {count} {beyond[0]:f} {last:f}"
            )
        placed = values.select(TABLE, places.cast(pl.UInt32).alias(_BIN))
        return placed.group_by(TABLE, _BIN).agg(pl.len().alias(_COUNT))


@function(
    "universe",
    "histogram",
    "(<-tables: stream[A], ?column: string, ?upperBoundColumn: string, ?countColumn: string, "
    "bins: [float], ?normalize: bool) => stream[B] where A: Record, B: Record",
)
def histogram(
    tables: Stream,
    bins: tuple[float, ...],
    column: str = "_value",
    upper_bound_column: str = "le",
    count_column: str = "_value",
    normalize: bool = False,
) -> Stream:
    """Count for each bound how many of each table's values are at most that.

    Besides the group key only the bound and the count (a float) remain. A value above all bounds is
    an error: let them end with +Inf. Nulls don't count.

    Args:
        tables: Input.
        bins: Upper bounds; see linearBins and logarithmicBins.
        column: The values, floats.
        upper_bound_column: Takes the bounds.
        count_column: Takes the counts.
        normalize: Divide by the number of values.
    """
    operation = Histogram(tuple(sorted(bins)), column, upper_bound_column, count_column, normalize)
    return pipe(tables, operation)
