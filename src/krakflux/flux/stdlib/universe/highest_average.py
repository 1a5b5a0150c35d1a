"""highestAverage: the groups with the greatest means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.group import group
from krakflux.flux.stdlib.universe.mean import mean
from krakflux.flux.stdlib.universe.top import top

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["highest_average"]


@function(
    "universe",
    "highestAverage",
    "(<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => stream[B] "
    "where A: Record, B: Record",
)
def highest_average(
    tables: Stream, n: int, column: str = "_value", group_columns: tuple[str, ...] = ()
) -> Stream:
    """Average the values of each group; keep the `n` greatest averages in one table."""
    groups = group(tables, columns=group_columns)
    return top(group(mean(groups, column)), n, (column,))
