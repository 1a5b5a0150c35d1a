"""market.fillBefore: nulls filled with what came before, also before the range."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.aggregate import Aggregate
from krakflux.flux.execute.blocks import TIME
from krakflux.flux.execute.select import Select
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.experimental.table.fill import FillTables
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.duplicate import Duplicate
from krakflux.flux.stdlib.universe.last import LAST
from krakflux.flux.stdlib.universe.range import Range
from krakflux.flux.stdlib.universe.window import Cut, Unwindow
from krakflux.flux.times import approximate
from krakflux.flux.values import Stream
from krakflux.model.tables import TABLE, TableBlock
from krakflux.model.time import MIN_TIME, Bounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.model.time import Duration

__all__ = ["FillBefore", "fill_before"]

_BOUNDS: Final = ("_start", "_stop")
_EARLIER: Final = "\x00earlier"

# What makes windows and takes them away: before the range only the last row matters.
_WINDOWING: Final = (Aggregate, Cut, Duplicate, FillTables, Select, Unwindow)


@dataclass(frozen=True, slots=True)
class FillBefore:
    """Fills nulls with the value before, at first with that of the second input's table.

    Tables belong together whose group keys are equal, apart from the bounds. A table of a window
    that begins later than the range, at `start` (ns), gets no value from before it.
    """

    column: str
    start: int

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return [self._fill(block, inputs[1]) for block in inputs[0]]

    def _fill(self, block: TableBlock, earlier: Sequence[TableBlock]) -> TableBlock:
        if self.column not in block.rows.columns:
            return block
        labels = _key(block)
        dtype = block.rows.schema[self.column]
        seeds = pl.repeat(None, block.keys.height, dtype=dtype, eager=True)
        for other in earlier:
            if _key(other) == labels and _fits(other.rows.schema.get(self.column), dtype):
                found = _seeds(block, other, labels, self.column).cast(dtype)
                seeds = pl.select(pl.coalesce(seeds, found)).to_series()
        filled = block.rows.with_columns(pl.col(self.column).forward_fill().over(TABLE))
        seed = self._from_start(block, seeds).gather(block.rows[TABLE])
        rows = filled.with_columns(pl.col(self.column).fill_null(seed))
        return TableBlock(block.columns, block.keys, rows)

    def _from_start(self, block: TableBlock, seeds: pl.Series) -> pl.Series:
        if block.keys.schema.get("_start") != TIME:
            return seeds
        first = block.keys["_start"].cast(pl.Int64) == self.start
        return pl.select(pl.when(first).then(seeds)).to_series()


@function(
    "market",
    "fillBefore",
    "(<-tables: stream[A], before: duration, ?column: string) => stream[A] where A: Record",
)
def fill_before(tables: Stream, before: Duration, column: str = "_value") -> Stream:
    """Fill nulls with the value before in the table, and the first ones from before the range.

    Their value is the last one in the time `before` the start of the range, read through the same
    steps but for windows and aggregates: a window without a trade takes the last price.

    Args:
        tables: Input; a range must have bounded it.
        before: How far to look back.
        column: What to fill.
    """
    length = approximate(before)
    if length <= 0:
        raise FluxError("before must be positive")
    ranged, steps = _since_range(tables.node)
    bounds = Bounds(max(ranged.bounds.start - length, MIN_TIME), ranged.bounds.start)
    last = Node(Select(LAST, column), (_before(bounds, steps),))
    return Stream(Node(FillBefore(column, bounds.stop), (tables.node, last)))


def _since_range(node: Node) -> tuple[Range, list[Node]]:
    """Give the last range and the nodes from it on, in the order of the script."""
    steps = [node]
    while not isinstance(node.operation, Range):
        if len(node.inputs) != 1:
            raise FluxError("nil bounds passed to fillBefore; use range to set the range")
        node = node.inputs[0]
        steps.insert(0, node)
    return node.operation, steps


def _before(bounds: Bounds, steps: Sequence[Node]) -> Node:
    """Make the plan of the same steps over other bounds."""
    ranged, *others = steps
    assert isinstance(ranged.operation, Range)
    made = replace(ranged, operation=replace(ranged.operation, bounds=bounds))
    for step in others:
        if not isinstance(step.operation, _WINDOWING):
            made = Node(step.operation, (made,), step.location)
    return made


def _fits(found: pl.DataType | None, wanted: pl.DataType) -> bool:
    """Tell whether a value fits a column; the mean of integers is a float."""
    return found == wanted or (wanted == pl.Float64 and found in (pl.Int64, pl.UInt64))


def _key(block: TableBlock) -> list[str]:
    return sorted(label for label in block.key_columns if label not in _BOUNDS)


def _seeds(block: TableBlock, other: TableBlock, labels: Sequence[str], column: str) -> pl.Series:
    """Give each table's last value before the range."""
    last = other.rows.select(TABLE, pl.col(column).alias(_EARLIER))
    if not labels:
        value = last[_EARLIER][0] if last.height else None
        return pl.repeat(value, block.keys.height, dtype=last.schema[_EARLIER], eager=True)
    values = other.keys.join(last, on=TABLE, how="left").select(*labels, _EARLIER)
    joined = block.keys.select(labels).join(
        values, on=list(labels), how="left", nulls_equal=True, maintain_order="left"
    )
    return joined[_EARLIER]
