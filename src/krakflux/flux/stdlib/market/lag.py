"""market.lag: values of rows before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.market.shifted import Shifted
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["lag"]


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
    return pipe(tables, Shifted(n, column, as_))
