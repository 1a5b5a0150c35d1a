"""difference: from each value to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flux_type, positions, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Difference", "difference"]


@dataclass(frozen=True, slots=True)
class Difference(BlockOperation):
    """Replaces each value by its distance from the last value before that is not null."""

    columns: tuple[str, ...]
    non_negative: bool = False
    keep_first: bool = False
    initial_zero: bool = False

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        labels = [label for label in self.columns if label in block.rows.columns]
        place, _ = positions(block.rows)
        is_first = place == 0
        rows = block.rows.with_columns(self._difference(block, each, is_first) for each in labels)
        return with_rows(block, rows if self.keep_first else rows.filter(~is_first))

    def _difference(self, block: TableBlock, label: str, is_first: pl.Series) -> pl.Expr:
        kind = flux_type(block.rows.schema[label])
        if kind == "time":
            raise FluxError("difference does not support time columns. Try the elapsed function")
        if kind not in ("int", "uint", "float"):
            raise FluxError(f'difference does not support column "{label}" of type {kind}')
        value = pl.col(label).cast(pl.Float64 if kind == "float" else pl.Int64, wrap_numerical=True)
        before = pl.col(label).forward_fill().shift(1).over(TABLE)
        change = value - before.cast(
            pl.Float64 if kind == "float" else pl.Int64, wrap_numerical=True
        )
        if self.non_negative:
            instead = value if self.initial_zero else pl.lit(None)
            change = pl.when(pl.col(label) < before).then(instead).otherwise(change)
        if self.initial_zero:
            zero = pl.lit(0).cast(pl.Float64 if kind == "float" else pl.Int64)
            change = pl.when(pl.lit(is_first)).then(zero).otherwise(change)
        return change.alias(label)


@function(
    "universe",
    "difference",
    "(<-tables: stream[A], ?nonNegative: bool, ?columns: [string], ?keepFirst: bool, "
    "?initialZero: bool) => stream[B] where A: Record, B: Record",
)
def difference(
    tables: Stream,
    non_negative: bool = False,
    columns: tuple[str, ...] = ("_value",),
    keep_first: bool = False,
    initial_zero: bool = False,
) -> Stream:
    """Replace each value by its distance from the last one before in its table.

    uint becomes int. A null gives null and is passed over.

    Args:
        tables: Input.
        non_negative: A fall gives null, or the value itself with `initial_zero`: a counter began
            anew.
        columns: Columns to treat; others stay.
        keep_first: Keep each table's first row: null, or 0 with `initial_zero`.
        initial_zero: See above.
    """
    return pipe(tables, Difference(tuple(columns), non_negative, keep_first, initial_zero))
