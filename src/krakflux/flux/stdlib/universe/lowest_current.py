"""lowestCurrent: the groups whose last values are least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.bottom import bottom
from krakflux.flux.stdlib.universe.group import group
from krakflux.flux.stdlib.universe.last import last

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["lowest_current"]


@function(
    "universe",
    "lowestCurrent",
    "(<-tables: stream[A], n: int, ?column: string, ?groupColumns: [string]) => stream[B] "
    "where A: Record, B: Record",
)
def lowest_current(
    tables: Stream, n: int, column: str = "_value", group_columns: tuple[str, ...] = ()
) -> Stream:
    """Take each group's last row; keep the `n` with the least values in one table."""
    groups = group(tables, columns=group_columns)
    return bottom(group(last(groups, column)), n, (column,))
