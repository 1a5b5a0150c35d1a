"""cumulativeSum: the sum so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flux_type, with_rows
from krakflux.flux.execute.neighbours import NUMBERS
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["CumulativeSum", "cumulative_sum"]


@dataclass(frozen=True, slots=True)
class CumulativeSum(BlockOperation):
    """Replaces each value by the sum of those up to it."""

    columns: tuple[str, ...]

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        labels = [label for label in self.columns if label in block.rows.columns]
        return with_rows(block, block.rows.with_columns(_sum(block, label) for label in labels))


@function(
    "universe",
    "cumulativeSum",
    "(<-tables: stream[A], ?columns: [string]) => stream[B] where A: Record, B: Record",
)
def cumulative_sum(tables: Stream, columns: tuple[str, ...] = ("_value",)) -> Stream:
    """Replace each value by the sum of those up to it in its table, in the column's type.

    A null stays null and adds nothing. Columns a table lacks don't matter.
    """
    return pipe(tables, CumulativeSum(tuple(columns)))


def _sum(block: TableBlock, label: str) -> pl.Expr:
    kind = flux_type(block.rows.schema[label])
    if kind not in NUMBERS:
        raise FluxError(f"cumulative sum does not support column {label} of type {kind}")
    return pl.col(label).cum_sum().over(TABLE)
