"""highestMax: the groups with the greatest values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.group import group
from krakflux.flux.stdlib.universe.max import max_
from krakflux.flux.stdlib.universe.top import top

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["highest_max"]


@function(
    "universe",
    "highestMax",
    "(<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => stream[B] "
    "where A: Record, B: Record",
)
def highest_max(
    tables: Stream, n: int, column: str = "_value", group_columns: tuple[str, ...] = ()
) -> Stream:
    """Take each group's row with the greatest value; keep the `n` greatest of them in one table."""
    groups = group(tables, columns=group_columns)
    return top(group(max_(groups, column)), n, (column,))
