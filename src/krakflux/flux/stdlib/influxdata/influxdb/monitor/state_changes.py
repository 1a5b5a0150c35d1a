"""monitor.stateChanges: rows at which the level changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flatten, from_rows, with_rows
from krakflux.flux.execute.regroup import regroup
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["StateChanges", "state_changes"]

_LEVEL: Final = "_level"
_ORDER: Final = ("_source_timestamp", "_time")
_ANY: Final = "any"


@dataclass(frozen=True, slots=True)
class StateChanges:
    """Keeps the rows whose level is `to_level` and differs from that before, `from_level`."""

    from_level: str
    to_level: str

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return [self._changes(block) for block in self._without_level(inputs[0])]

    def _without_level(self, blocks: Sequence[TableBlock]) -> list[TableBlock]:
        for block in blocks:
            if _LEVEL not in block.columns:
                raise FluxError('column "_level" does not exist')
        return regroup(blocks, lambda block: set(block.key_columns) - {_LEVEL})

    def _changes(self, block: TableBlock) -> TableBlock:
        order = [label for label in _ORDER if label in block.rows.columns]
        rows = block.rows.sort(TABLE, *order, maintain_order=True)
        before = pl.col(_LEVEL).shift(1).over(TABLE)
        changed = (before != pl.col(_LEVEL)).fill_null(False)
        if self.from_level != _ANY:
            changed &= before == self.from_level
        if self.to_level != _ANY:
            changed &= pl.col(_LEVEL) == self.to_level
        kept = flatten(with_rows(block, rows.filter(changed)))
        return from_rows(kept, kept.columns, [*block.key_columns, _LEVEL])


@function(
    "influxdata/influxdb/monitor",
    "stateChanges",
    "(<-tables: stream[{A with _level: string}], ?fromLevel: string, ?toLevel: string) => "
    "stream[{B with _level: string}] where A: Record, B: Record",
)
def state_changes(tables: Stream, from_level: str = "any", to_level: str = "any") -> Stream:
    """Give the rows at which the level changed, table by table without regard to `_level`.

    The first row of a table is no change. `_level` joins the group key.

    Args:
        tables: Input, with `_level`.
        from_level: Only changes away from this level.
        to_level: Only changes to this level.
    """
    return pipe(tables, StateChanges(from_level, to_level))
