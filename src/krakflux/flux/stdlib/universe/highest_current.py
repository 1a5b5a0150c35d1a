"""highestCurrent: the groups whose last values are greatest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.group import group
from krakflux.flux.stdlib.universe.last import last
from krakflux.flux.stdlib.universe.top import top

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["highest_current"]


@function(
    "universe",
    "highestCurrent",
    "(<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => stream[B] "
    "where A: Record, B: Record",
)
def highest_current(
    tables: Stream, n: int, column: str = "_value", group_columns: tuple[str, ...] = ()
) -> Stream:
    """Take each group's last row; keep the `n` with the greatest values in one table."""
    groups = group(tables, columns=group_columns)
    return top(group(last(groups, column)), n, (column,))
