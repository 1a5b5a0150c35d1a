"""derivative: the rate of change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, flux_type, with_rows
from krakflux.flux.execute.quotient import quotient
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import ONE_SECOND, approximate
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock
    from krakflux.model.time import Duration

__all__ = ["Derivative", "derivative"]


@dataclass(frozen=True, slots=True)
class Derivative(BlockOperation):
    """Replaces values by their change per `unit` (ns) since the last value that is not null."""

    unit: int
    non_negative: bool
    columns: tuple[str, ...]
    time_column: str
    initial_zero: bool

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        rows = self._without_repetitions(block)
        labels = [label for label in self.columns if label in rows.columns]
        changed = rows.with_columns(self._rate(rows, label) for label in labels)
        not_first = pl.col(TABLE) == pl.col(TABLE).shift(1)
        return with_rows(block, changed.filter(not_first))

    def _without_repetitions(self, block: TableBlock) -> pl.DataFrame:
        """Leave out rows with the time of the row before, and check the order."""
        if block.rows.schema.get(self.time_column) != TIME:
            raise FluxError(f'no column "{self.time_column}" exists')
        time = pl.col(self.time_column)
        same_table = pl.col(TABLE) == pl.col(TABLE).shift(1)
        faults = block.rows.select(
            null=time.is_null().any(), unordered=(same_table & (time < time.shift(1))).any()
        )
        if faults["null"][0]:
            raise FluxError("derivative found null time in time column")
        if faults["unordered"][0]:
            raise FluxError("derivative found out-of-order times in time column")
        return block.rows.filter(~(same_table & (time == time.shift(1))).fill_null(False))

    def _rate(self, rows: pl.DataFrame, label: str) -> pl.Expr:
        kind = flux_type(rows.schema[label])
        if kind not in ("int", "uint", "float"):
            raise FluxError(f"unsupported derivative column type {label}:{kind}")
        value = pl.col(label).cast(pl.Float64)
        time = pl.col(self.time_column).cast(pl.Int64)
        before = value.forward_fill().shift(1).over(TABLE)
        valued = pl.when(value.is_not_null()).then(time)
        span = (time - valued.forward_fill().shift(1).over(TABLE)).cast(pl.Float64)
        rate = (value - before) / quotient(span, float(self.unit))
        if self.non_negative:
            instead = pl.lit(0.0) if self.initial_zero else pl.lit(None)
            rate = pl.when(value < before).then(instead).otherwise(rate)
        return rate.alias(label)


@function(
    "universe",
    "derivative",
    "(<-tables: stream[A], ?unit: duration, ?nonNegative: bool, ?columns: [string], "
    "?timeColumn: string, ?initialZero: bool) => stream[B] where A: Record, B: Record",
)
def derivative(
    tables: Stream,
    unit: Duration = ONE_SECOND,
    non_negative: bool = False,
    columns: tuple[str, ...] = ("_value",),
    time_column: str = "_time",
    initial_zero: bool = False,
) -> Stream:
    """Replace each value by its change per `unit` since the last one before in its table, a float.

    Each table's first row is dropped, and rows with the time of the row before. A null gives null
    and is passed over.

    Args:
        tables: Input, ordered by time.
        unit: Of time.
        non_negative: A fall gives null, or 0 with `initial_zero`.
        columns: Columns to treat; others stay.
        time_column: The rows' time.
        initial_zero: See above.
    """
    length = approximate(unit)
    if length <= 0:
        raise FluxError("derivative unit must be positive")
    operation = Derivative(length, non_negative, tuple(columns), time_column, initial_zero)
    return pipe(tables, operation)
