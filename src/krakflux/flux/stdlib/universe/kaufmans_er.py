"""kaufmansER: how straight the way was (efficiency ratio)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.averages import check_period
from krakflux.flux.execute.blocks import drop_empty_tables, with_rows
from krakflux.flux.execute.momentum import momentum
from krakflux.flux.execute.neighbours import PLACE, placed, unplaced, value_numbers
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["KaufmansER", "kaufmans_er"]


@dataclass(frozen=True, slots=True)
class KaufmansER(BlockOperation):
    """Replaces `_value` by the distance of the last `n` steps over their length."""

    n: int

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        values = value_numbers(block.rows, "chande momentum oscillator")
        ratio = momentum(values, self.n).abs().alias("_value")
        rows = placed(block.rows).with_columns(ratio).filter(pl.col(PLACE) >= self.n)
        return drop_empty_tables(with_rows(block, unplaced(rows)))


@function(
    "universe",
    "kaufmansER",
    "(<-tables: stream[A], n: int) => stream[B] where A: Record, B: Record",
)
def kaufmans_er(tables: Stream, n: int) -> Stream:
    """Replace each `_value` by Kaufman's efficiency ratio over the last `n` steps, 0 to 1.

    Without movement it is NaN. The first `n` rows of each table are dropped, and tables without
    rows.
    """
    check_period(n, "chande momentum oscillator")
    return pipe(tables, KaufmansER(n))
