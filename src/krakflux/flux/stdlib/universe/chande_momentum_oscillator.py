"""chandeMomentumOscillator: the balance of rises and falls (CMO)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.averages import check_period
from krakflux.flux.execute.blocks import with_rows
from krakflux.flux.execute.momentum import momentum
from krakflux.flux.execute.neighbours import PLACE, numbers, placed, unplaced
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["ChandeMomentumOscillator", "chande_momentum_oscillator"]


@dataclass(frozen=True, slots=True)
class ChandeMomentumOscillator(BlockOperation):
    """Replaces values by 100·(rises − falls)/(rises + falls) of the last `n` steps."""

    n: int
    columns: tuple[str, ...]

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        labels = [label for label in self.columns if label in block.rows.columns]
        rows = placed(block.rows).with_columns(self._oscillator(block, label) for label in labels)
        return with_rows(block, unplaced(rows.filter(pl.col(PLACE) >= self.n)))

    def _oscillator(self, block: TableBlock, label: str) -> pl.Expr:
        values = numbers(block.rows, label, "chande momentum oscillator")
        return (100 * momentum(values, self.n)).alias(label)


@function(
    "universe",
    "chandeMomentumOscillator",
    "(<-tables: stream[A], n: int, ?columns: [string]) => stream[B] where A: Record, B: Record",
)
def chande_momentum_oscillator(
    tables: Stream, n: int, columns: tuple[str, ...] = ("_value",)
) -> Stream:
    """Replace each value by Chande's momentum oscillator over the last `n` steps, −100 to 100.

    Without movement it is NaN. The first `n` rows of each table are dropped.
    """
    check_period(n, "chande momentum oscillator")
    return pipe(tables, ChandeMomentumOscillator(n, tuple(columns)))
