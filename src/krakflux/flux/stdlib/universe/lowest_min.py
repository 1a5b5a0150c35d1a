"""lowestMin: the groups with the least values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.bottom import bottom
from krakflux.flux.stdlib.universe.group import group
from krakflux.flux.stdlib.universe.min import min_

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["lowest_min"]


@function(
    "universe",
    "lowestMin",
    "(<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => stream[B] "
    "where A: Record, B: Record",
)
def lowest_min(
    tables: Stream, n: int, column: str = "_value", group_columns: tuple[str, ...] = ()
) -> Stream:
    """Take each group's row with the least value; keep the `n` least of them in one table."""
    groups = group(tables, columns=group_columns)
    return bottom(group(min_(groups, column)), n, (column,))
