"""promql.promHistogramQuantile: a quantile out of a histogram, as Prometheus estimates it."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_type, with_key_columns
from krakflux.flux.execute.convert import to_float
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["PromHistogramQuantile", "prom_histogram_quantile"]

# The bound and the count of a bucket.
Bucket = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PromHistogramQuantile:
    """Gives the quantile of each table's buckets; tables without bounds are left out."""

    quantile: float
    count_column: str
    bound_column: str
    value_column: str

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return [self._transform(block) for block in inputs[0] if self.bound_column in block.columns]

    def _transform(self, block: TableBlock) -> TableBlock:
        if column_type(block, self.count_column) != pl.Float64:
            raise FluxError(f'count column "{self.count_column}" must be of type float')
        if column_type(block, self.bound_column) != pl.String:
            raise FluxError(f'upper bound column "{self.bound_column}" must be of type string')
        rows = with_key_columns(block, (self.count_column, self.bound_column))
        if rows[self.count_column].null_count():
            raise FluxError("unexpected null in the countColumn")
        buckets: dict[int, list[Bucket]] = {}
        for table, bound, count in rows.select(
            TABLE, self.bound_column, self.count_column
        ).iter_rows():
            buckets.setdefault(table, []).append(_bucket(bound, count))
        kept = [label for label in block.key_columns if label != self.value_column]
        keys = block.keys.filter(pl.col(TABLE).is_in(list(buckets))).select(TABLE, *kept)
        number = pl.int_range(keys.height, dtype=pl.UInt32, eager=True).alias(TABLE)
        values = [bucket_quantile(self.quantile, buckets[table]) for table in keys[TABLE]]
        made = pl.DataFrame([number, pl.Series(self.value_column, values, dtype=pl.Float64)])
        return TableBlock((*kept, self.value_column), keys.with_columns(number), made)


def _bucket(bound: str | None, count: float) -> Bucket:
    """Read a bucket; one whose bound is no number counts as empty, at 0 (as in InfluxDB)."""
    try:
        number = to_float(bound)
    except FluxError:
        number = None
    return (0.0, 0.0) if number is None else (number, count)


def bucket_quantile(quantile: float, buckets: Sequence[Bucket]) -> float:
    """Estimate a quantile, linear within a bucket (Prometheus' histogram_quantile).

    NaN without two buckets, or where the last one ends before +Inf.
    """
    if not 0 <= quantile <= 1:
        return math.copysign(math.inf, quantile)
    merged = [
        (bound, sum(count for _, count in same))
        for bound, same in groupby(sorted(buckets), key=itemgetter(0))
    ]
    bounds: list[float] = [bound for bound, _ in merged]
    if len(bounds) < 2 or bounds[-1] != math.inf:
        return math.nan
    # Counts never fall, but for the last one, which Prometheus takes as it is.
    counts: list[float] = [*accumulate((count for _, count in merged[:-1]), max), merged[-1][1]]
    rank = quantile * counts[-1]
    place = bisect_left(counts, rank, hi=len(counts) - 1)
    if place == len(counts) - 1:
        return bounds[-2]
    if place == 0 and bounds[0] <= 0:
        return bounds[0]
    low, low_count = (bounds[place - 1], counts[place - 1]) if place else (0.0, 0.0)
    within = counts[place] - low_count
    share = (rank - low_count) / within if within else math.nan
    return low + (bounds[place] - low) * share


@function(
    "internal/promql",
    "promHistogramQuantile",
    "(<-tables: stream[A], ?quantile: float, ?countColumn: string, ?upperBoundColumn: string, "
    "?valueColumn: string) => stream[B] where A: Record, B: Record",
)
def prom_histogram_quantile(
    tables: Stream,
    quantile: float = 0.0,
    count_column: str = "_value",
    upper_bound_column: str = "le",
    value_column: str = "_value",
) -> Stream:
    """Estimate a quantile of each table's histogram; below 0 it is -Inf, above 1 +Inf.

    Args:
        tables: Input; a table is one histogram.
        quantile: 0 to 1.
        count_column: How many values are at most the bound, floats.
        upper_bound_column: The bounds, as texts.
        value_column: Takes the result.
    """
    operation = PromHistogramQuantile(quantile, count_column, upper_bound_column, value_column)
    return pipe(tables, operation)
