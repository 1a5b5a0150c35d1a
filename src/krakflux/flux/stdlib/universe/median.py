"""median: the middle value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.quantile import quantile

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["median"]


@function(
    "universe",
    "median",
    "(<-tables: stream[A], ?column: string, ?compression: float, ?method: string) => stream[A] "
    "where A: Record",
)
def median(
    tables: Stream,
    column: str = "_value",
    compression: float | None = None,
    method: str = "estimate_tdigest",
) -> Stream:
    """Give each table's median: quantile(q: 0.5).

    Differences:
        As of quantile().
    """
    return quantile(tables, 0.5, column, compression, method)
