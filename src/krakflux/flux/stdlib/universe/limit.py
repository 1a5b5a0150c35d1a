"""limit: the first rows of each table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import positions, with_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Limit", "limit"]

_LAST: Final = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Limit(BlockOperation):
    """Keeps `n` rows of each table after the first `offset`."""

    n: int
    offset: int = 0

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        place, _ = positions(block.rows)
        end = min(self.offset + self.n, _LAST)
        inside = (place >= self.offset) & (place < end)
        return with_rows(block, block.rows.filter(inside))


@function(
    "universe", "limit", "(<-tables: stream[A], n: int, ?offset: int) => stream[A] where A: Record"
)
def limit(tables: Stream, n: int, offset: int = 0) -> Stream:
    """Keep the first `n` rows of each table, after leaving out `offset`.

    Per table, not per stream: `group()` first limits the whole.
    """
    if n < 0:
        raise FluxError(f"n must be non-negative, got {n}")
    if offset < 0:
        raise FluxError(f"offset must be non-negative, got {offset}")
    return pipe(tables, Limit(n, offset))
