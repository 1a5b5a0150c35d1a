"""bottom: the rows with the least values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.limit import limit
from krakflux.flux.stdlib.universe.sort import sort

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["bottom"]


@function(
    "universe",
    "bottom",
    "(<-tables: stream[A], n: int, ?columns: [string]) => stream[A] where A: Record",
)
def bottom(tables: Stream, n: int, columns: tuple[str, ...] = ("_value",)) -> Stream:
    """Sort each table upwards by `columns` and keep its first `n` rows; nulls come first."""
    return limit(sort(tables, columns), n)
