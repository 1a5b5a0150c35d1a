"""sample: every n-th row."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import positions, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Sample", "sample"]


@dataclass(frozen=True, slots=True)
class Sample(BlockOperation):
    """Keeps the rows `position`, `position` + n, … of each table; None = begin anywhere."""

    n: int
    position: int | None
    column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        if self.column not in block.columns:
            raise FluxError(f'column "{self.column}" does not exist')
        place, _ = positions(block.rows)
        if self.position is None:
            starts = random.choices(range(self.n), k=block.keys.height)
            place -= pl.Series(starts, dtype=pl.Int64).gather(block.rows[TABLE])
        else:
            place -= self.position
        return with_rows(block, block.rows.filter((place >= 0) & (place % self.n == 0)))


@function(
    "universe",
    "sample",
    "(<-tables: stream[A], n: int, ?pos: int, ?column: string) => stream[A] where A: Record",
)
def sample(tables: Stream, n: int, pos: int = -1, column: str = "_value") -> Stream:
    """Keep every `n`-th row of each table.

    Args:
        tables: Input.
        n: From one kept row to the next.
        pos: The first kept row, less than `n`; negative: one by chance for each table.
        column: Must exist; its values don't matter.
    """
    if n <= 0:
        raise FluxError(f"n must be a positive integer, but was {n}")
    if pos >= n:
        raise FluxError(f"pos must be less than n, but {pos} >= {n}")
    return pipe(tables, Sample(n, None if pos < 0 else pos, column))
