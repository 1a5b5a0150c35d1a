"""top: the rows with the greatest values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.limit import limit
from krakflux.flux.stdlib.universe.sort import sort

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["top"]


@function(
    "universe",
    "top",
    "(<-tables: stream[A], n: int, ?columns: [string]) => stream[A] where A: Record",
)
def top(tables: Stream, n: int, columns: tuple[str, ...] = ("_value",)) -> Stream:
    """Sort each table downwards by `columns` and keep its first `n` rows."""
    return limit(sort(tables, columns, desc=True), n)
