"""histogramQuantile: a quantile out of a histogram."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import (
    column_type,
    keep_tables,
    table_counts,
    with_key_columns,
)
from krakflux.flux.execute.neighbours import SAME_TABLE
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["HistogramQuantile", "histogram_quantile"]

_COUNT: Final = "\x00count"
_BOUND: Final = "\x00bound"


@dataclass(frozen=True, slots=True)
class HistogramQuantile(BlockOperation):
    """Gives the quantile of each table's cumulative counts, linear within a bin."""

    quantile: float
    count_column: str
    bound_column: str
    value_column: str
    least: float
    on_fall: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if (table_counts(block) == 0).any():
            raise FluxError("histogram is empty")
        counts = self._counts(block)
        if self.on_fall == "force":
            counts = counts.with_columns(pl.col(_COUNT).cum_max().over(TABLE))
        before = pl.when(SAME_TABLE).then(pl.col(_COUNT).shift(1)).otherwise(0.0)
        falling = counts.filter(pl.col(_COUNT) < before)[TABLE].unique()
        if falling.len() and self.on_fall != "drop":
            raise FluxError("histogram records counts are not monotonic")
        quantiles = counts.group_by(TABLE, maintain_order=True).agg(self._quantile())
        kept = tuple(label for label in block.key_columns if label != self.value_column)
        keys = block.keys.select(TABLE, *kept)
        made = TableBlock((*kept, self.value_column), keys, quantiles)
        return keep_tables(made, ~keys[TABLE].is_in(falling.implode()))

    def _counts(self, block: TableBlock) -> pl.DataFrame:
        """Give counts and bounds, ascending in each table."""
        wanted = {_COUNT: (self.count_column, "count"), _BOUND: (self.bound_column, "upper bound")}
        for label, meaning in wanted.values():
            dtype = column_type(block, label)
            if dtype is None:
                raise FluxError(f'table is missing {meaning} column "{label}"')
            if dtype != pl.Float64:
                raise FluxError(f'{meaning} column "{label}" must be of type float')
        rows = with_key_columns(block, (self.count_column, self.bound_column))
        named = {name: label for name, (label, _) in wanted.items()}
        counts = rows.select(TABLE, **{name: pl.col(label) for name, label in named.items()})
        for name, argument in ((_COUNT, "countColumn"), (_BOUND, "upperBoundColumn")):
            if counts[name].null_count():
                raise FluxError(f"unexpected null in the {argument}")
        return counts.sort(TABLE, _BOUND, maintain_order=True)

    def _quantile(self) -> pl.Expr:
        count, bound = pl.col(_COUNT), pl.col(_BOUND)
        rank = self.quantile * count.last()
        full = (count <= rank).sum().cast(pl.Int64)
        empty = full == 0
        low_count = pl.when(empty).then(0.0).otherwise(count.get((full - 1).clip(0)))
        low = pl.when(empty).then(self.least).otherwise(bound.get((full - 1).clip(0)))
        high_count = count.get(full, null_on_oob=True)
        high = bound.get(full, null_on_oob=True)
        between = low + (high - low) * (rank - low_count) / (high_count - low_count)
        return (
            pl.when(count.last() == 0.0)
            .then(None)
            .when((full == count.len()) | (rank == low_count) | (high == math.inf))
            .then(low)
            .when(low == -math.inf)
            .then(high)
            .otherwise(between)
            .alias(self.value_column)
        )


@function(
    "universe",
    "histogramQuantile",
    "(<-tables: stream[A], quantile: float, ?countColumn: string, ?upperBoundColumn: string, "
    "?valueColumn: string, ?minValue: float, ?onNonmonotonic: string) => stream[B] "
    "where A: Record, B: Record",
)
def histogram_quantile(
    tables: Stream,
    quantile: float,
    count_column: str = "_value",
    upper_bound_column: str = "le",
    value_column: str = "_value",
    min_value: float = 0.0,
    on_nonmonotonic: str = "error",
) -> Stream:
    """Estimate a quantile from cumulative counts, as histogram() makes them.

    A histogram that counted nothing has no quantile: null.

    Args:
        tables: Input; a table is one histogram.
        quantile: 0 to 1.
        count_column: How many values are at most the bound, floats.
        upper_bound_column: The bounds, floats.
        value_column: Takes the result.
        min_value: The least value there can be: where the first bin begins.
        on_nonmonotonic: Where counts fall: "error"; "force" counts at least as many as in the bin
            before; "drop" leaves the table out.
    """
    if on_nonmonotonic not in ("error", "force", "drop"):
        raise FluxError(f'unknown value for onNonmonotonic: "{on_nonmonotonic}"')
    operation = HistogramQuantile(
        quantile, count_column, upper_bound_column, value_column, min_value, on_nonmonotonic
    )
    return pipe(tables, operation)
