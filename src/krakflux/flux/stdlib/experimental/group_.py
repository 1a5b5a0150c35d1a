"""experimental.group: more columns in the group key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.regroup import regroup
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["ExtendGroup", "group"]


@dataclass(frozen=True, slots=True)
class ExtendGroup:
    """Adds columns to the group key."""

    columns: tuple[str, ...]

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return regroup(inputs[0], self._key)

    def _key(self, block: TableBlock) -> list[str]:
        wanted = {*block.key_columns, *self.columns}
        return [label for label in block.columns if label in wanted]


@function(
    "experimental",
    "group",
    "(<-tables: stream[A], mode: string, columns: [string]) => stream[A] where A: Record",
)
def group(tables: Stream, mode: str, columns: tuple[str, ...]) -> Stream:
    """Add columns to the group key; `mode` must be "extend"."""
    if mode != "extend":
        raise FluxError('mode must be "extend"')
    return pipe(tables, ExtendGroup(tuple(columns)))
