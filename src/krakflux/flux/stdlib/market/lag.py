"""market.lag: values of rows before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.market.new_columns import with_shifted
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Lag", "lag"]


@dataclass(frozen=True, slots=True)
class Lag(BlockOperation):
    """Adds the value of the row `n` before."""

    n: int
    column: str
    target: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        return with_shifted(block, self.column, self.n, self.target)


@function(
    "market",
    "lag",
    "(<-tables: stream[A], ?n: int, ?column: string, ?as: string) => stream[B] "
    "where A: Record, B: Record",
)
def lag(tables: Stream, n: int = 1, column: str = "_value", as_: str = "lag") -> Stream:
    """Add the value `n` rows before in the table; null where there is none."""
    if n < 0:
        raise FluxError(f"n must be non-negative, got {n}")
    return pipe(tables, Lag(n, column, as_))
