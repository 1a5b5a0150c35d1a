"""market.lead: values of rows after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.market.shifted import Shifted
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["lead"]


@function(
    "market",
    "lead",
    "(<-tables: stream[A], ?n: int, ?column: string, ?as: string) => stream[B] "
    "where A: Record, B: Record",
)
def lead(tables: Stream, n: int = 1, column: str = "_value", as_: str = "lead") -> Stream:
    """Add the value `n` rows after in the table; null where there is none."""
    if n < 0:
        raise FluxError(f"n must be non-negative, got {n}")
    return pipe(tables, Shifted(-n, column, as_))
