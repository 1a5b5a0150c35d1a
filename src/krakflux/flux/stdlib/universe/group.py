"""group: tables by other columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.order import in_output_order
from krakflux.flux.execute.regroup import regroup
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Group", "group"]

_BOUNDS = ("_start", "_stop")


@dataclass(frozen=True, slots=True)
class Group:
    """Makes `columns` (mode "by") or all but them ("except") the group key.

    `keeps_bounds`: `_start` and `_stop` stay in the key and tables come by key, as storage groups
    (see the rule `group_of_read`).
    """

    columns: tuple[str, ...]
    mode: str = "by"
    keeps_bounds: bool = False

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        grouped = regroup(inputs[0], self.labels)
        return in_output_order(grouped) if self.keeps_bounds and len(grouped) == 1 else grouped

    def labels(self, block: TableBlock) -> list[str]:
        """Choose the new key out of a block's columns."""
        if self.mode == "except":
            return [label for label in block.columns if label not in self.columns]
        wanted = (*_BOUNDS, *self.columns) if self.keeps_bounds else self.columns
        return [label for label in block.columns if label in wanted]


@function(
    "universe",
    "group",
    "(<-tables: stream[A], ?mode: string, ?columns: [string]) => stream[A] where A: Record",
)
def group(tables: Stream, mode: str = "by", columns: tuple[str, ...] = ()) -> Stream:
    """Group the rows of all tables anew.

    A column a table lacks is left out of its key. Rows of one new table stand in the order of the
    tables they came from; new tables in that of their first rows. A group of a group is the second
    alone.

    Args:
        tables: Input.
        mode: "by" groups by `columns`, "except" by all others.
        columns: Labels; none means one table.
    """
    if mode not in ("by", "except"):
        raise FluxError(f'invalid group mode: must be "by" or "except", got {mode}')
    return pipe(tables, Group(tuple(columns), mode))
