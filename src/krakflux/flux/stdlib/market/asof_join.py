"""market.asofJoin: each row with the latest of another stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, column_type, flatten, row_columns, with_key_columns
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import approximate
from krakflux.flux.values import Stream
from krakflux.model.tables import TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.model.time import Duration

__all__ = ["AsofJoin", "asof_join"]

_ROW: Final = "\x00row"
_TIME: Final = "\x00time"


@dataclass(frozen=True, slots=True)
class AsofJoin:
    """Adds columns of the second input's latest row that is not later, to the first one's rows."""

    on: tuple[str, ...]
    tolerance: int | None
    columns: tuple[str, ...] | None
    suffix: str
    time_column: str

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        left, right = inputs
        for block in (*left, *right):
            self._check(block)
        if not right:
            return list(left)
        labels = list(dict.fromkeys(label for block in right for label in self._taken(block)))
        try:
            latest = pl.concat([self._candidates(block) for block in right], how="diagonal")
        except pl.exceptions.SchemaError as error:
            raise FluxError(f"schema collision detected in the right stream: {error}") from error
        latest = latest.sort(_TIME, maintain_order=True)
        return [self._join(block, latest, labels) for block in left]

    def _check(self, block: TableBlock) -> None:
        if column_type(block, self.time_column) != TIME:
            raise FluxError(f'no column "{self.time_column}" exists')
        for label in self.on:
            if label not in block.columns:
                raise FluxError(f'column "{label}" of on does not exist')

    def _taken(self, block: TableBlock) -> list[str]:
        wanted = row_columns(block) if self.columns is None else self.columns
        return [label for label in wanted if label in block.columns and label not in self.on]

    def _candidates(self, block: TableBlock) -> pl.DataFrame:
        time = pl.col(self.time_column).alias(_TIME)
        rows = flatten(block).select(time, *self.on, *self._taken(block))
        return rows.drop_nulls([_TIME])

    def _join(self, block: TableBlock, latest: pl.DataFrame, labels: Sequence[str]) -> TableBlock:
        names = {
            label: label + self.suffix if label in block.columns else label for label in labels
        }
        time = pl.col(self.time_column).alias(_TIME)
        keyed = with_key_columns(block, [self.time_column, *self.on])
        rows = keyed.select(time, *self.on).with_row_index(_ROW).sort(_TIME, maintain_order=True)
        found = rows.join_asof(
            latest,
            on=_TIME,
            by=list(self.on) or None,
            tolerance=None if self.tolerance is None else f"{self.tolerance}ns",
            check_sortedness=False,
        ).sort(_ROW)
        new = found.select(pl.col(label).alias(name) for label, name in names.items())
        columns = (*block.columns, *names.values())
        return TableBlock(columns, block.keys, block.rows.with_columns(new.get_columns()))


@function(
    "market",
    "asofJoin",
    "(left: stream[A], right: stream[B], ?on: [string], ?tolerance: duration, "
    "?columns: [string], ?suffix: string, ?timeColumn: string) => stream[C] "
    "where A: Record, B: Record, C: Record",
)
def asof_join(
    left: Stream,
    right: Stream,
    on: tuple[str, ...] = (),
    tolerance: Duration | None = None,
    columns: tuple[str, ...] | None = None,
    suffix: str = "_right",
    time_column: str = "_time",
) -> Stream:
    """Add to each row the latest row of another stream that is not later.

    Rows, tables and group keys are those of `left`. Where there is no such row the new columns are
    null. A null in `on` equals nothing.

    Args:
        left: Rows to add to, such as trades.
        right: Rows to take from, such as quotes; all its tables together.
        on: Columns that must be equal.
        tolerance: How much earlier the other row may be; without it, any time.
        columns: What to take; by default all columns outside the group key of `right`.
        suffix: Goes to the label of a column that `left` has too.
        time_column: The time of both.
    """
    length = None if tolerance is None else approximate(tolerance)
    if length is not None and length < 0:
        raise FluxError("tolerance must not be negative")
    operation = AsofJoin(
        tuple(on), length, None if columns is None else tuple(columns), suffix, time_column
    )
    return Stream(Node(operation, (left.node, right.node)))
