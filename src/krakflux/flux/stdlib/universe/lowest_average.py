"""lowestAverage: the groups with the least means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.bottom import bottom
from krakflux.flux.stdlib.universe.group import group
from krakflux.flux.stdlib.universe.mean import mean

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["lowest_average"]


@function(
    "universe",
    "lowestAverage",
    "(<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => stream[B] "
    "where A: Record, B: Record",
)
def lowest_average(
    tables: Stream, n: int, column: str = "_value", group_columns: tuple[str, ...] = ()
) -> Stream:
    """Average the values of each group; keep the `n` least averages in one table."""
    groups = group(tables, columns=group_columns)
    return bottom(group(mean(groups, column)), n, (column,))
