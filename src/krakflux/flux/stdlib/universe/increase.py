"""increase: how far a counter has risen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.cumulative_sum import cumulative_sum
from krakflux.flux.stdlib.universe.difference import difference

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["increase"]


@function(
    "universe",
    "increase",
    "(<-tables: stream[A], ?columns: [string]) => stream[B] where A: Record, B: Record",
)
def increase(tables: Stream, columns: tuple[str, ...] = ("_value",)) -> Stream:
    """Give a counter's rise since each table's first row; a fall means that it began anew at 0."""
    steps = difference(
        tables, non_negative=True, columns=columns, keep_first=True, initial_zero=True
    )
    return cumulative_sum(steps, columns)
