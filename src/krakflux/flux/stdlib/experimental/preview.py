"""experimental.preview: some rows of some tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.blocks import keep_tables, positions, with_rows
from krakflux.flux.execute.order import in_output_order
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Preview", "preview"]


@dataclass(frozen=True, slots=True)
class Preview:
    """Keeps `n_rows` rows of each of the first `n_tables` tables."""

    n_rows: int
    n_tables: int

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        kept: list[TableBlock] = []
        left = self.n_tables
        for block in in_output_order(inputs[0]):
            if left <= 0:
                break
            numbers = pl.int_range(block.table_count, eager=True)
            part = keep_tables(block, numbers < left)
            place, _ = positions(part.rows)
            kept.append(with_rows(part, part.rows.filter(place < self.n_rows)))
            left -= part.table_count
        return kept


@function(
    "experimental",
    "preview",
    "(<-tables: stream[A], ?nrows: int, ?ntables: int) => stream[A] where A: Record",
)
def preview(tables: Stream, nrows: int = 5, ntables: int = 5) -> Stream:
    """Keep the first rows of each of the first tables."""
    return pipe(tables, Preview(nrows, ntables))
