"""experimental.diff: two streams side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flatten, from_rows
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.testing.diff import Diff
from krakflux.flux.values import Stream
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.model.tables import TableBlock

__all__ = ["SideBySide", "diff"]

_EPSILON: Final = 1e-6
_MARK: Final = "_diff"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Gives the tables that differ whole: `_diff` tells which side has a row, "" both."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        differing = Diff(_EPSILON, nans_equal=True).apply(inputs, context)
        got, want = inputs
        made = [
            _side_by_side(block, _rows_of(block, got), _rows_of(block, want), context)
            for block in differing
        ]
        return merge_equal_tables(made)


@function(
    "experimental",
    "diff",
    "(<-got: stream[A], want: stream[A]) => stream[{A with _diff: string}] where A: Record",
)
def diff(got: Stream, want: Stream) -> Stream:
    """Give the tables in which two streams differ, with all their rows.

    `_diff` is "-" for rows of `want` alone, "+" for rows of `got` alone, "" for those of both; the
    rows are lined up by their longest common subsequence.

    Differences:
        Of tables whose rows make more than 4 million pairs only equal ends count as common;
        InfluxDB has no limit.
    """
    return Stream(Node(SideBySide(), (got.node, want.node)))


def _rows_of(keys: TableBlock, blocks: Sequence[TableBlock]) -> pl.DataFrame:
    """Give the rows of the tables with the group keys of `keys`, in the order of `keys`."""
    labels = list(keys.key_columns)
    frames = [
        flatten(block).drop(_MARK, strict=False)
        for block in blocks
        if sorted(block.key_columns) == sorted(labels)
    ]
    if not frames:
        return keys.keys.clear()
    rows = pl.concat(frames, how="diagonal_relaxed")
    if not labels:
        return rows.with_columns(pl.lit(0, pl.UInt32).alias(TABLE))
    found = rows.join(keys.keys, on=labels, nulls_equal=True, maintain_order="left")
    return found.sort(TABLE, maintain_order=True)


def _side_by_side(
    keys: TableBlock, got: pl.DataFrame, want: pl.DataFrame, context: Context
) -> TableBlock:
    # It brings numpy, which takes its time to be imported.
    from krakflux.flux.execute.line_up import SECOND, Lines

    for label in set(got.columns) & set(want.columns):
        if got.schema[label] != want.schema[label]:
            raise FluxError(f'column "{label}" has different types')
    hidden = [TABLE, *keys.key_columns]
    lines = Lines(want.drop(hidden, strict=False), got.drop(hidden, strict=False), _EPSILON)
    steps: list[tuple[str, int]] = []
    for first, second in zip(_stretches(keys, want), _stretches(keys, got), strict=True):
        context.check()
        steps += lines.line_up(first, second)
    places = [number + want.height * (mark == SECOND) for mark, number in steps]
    rows = pl.concat([want, got], how="diagonal_relaxed").select(pl.all().gather(places))
    rows = rows.with_columns(pl.Series(_MARK, [mark for mark, _ in steps], pl.String))
    labels = [label for label in rows.columns if label not in (TABLE, _MARK)]
    return from_rows(rows, [_MARK, *labels], keys.key_columns)


def _stretches(keys: TableBlock, rows: pl.DataFrame) -> Iterator[range]:
    """Give where the rows of each table stand."""
    counts = keys.keys.select(TABLE).join(
        rows.group_by(TABLE).len(), on=TABLE, how="left", maintain_order="left"
    )
    begin = 0
    for count in counts["len"].fill_null(0):
        yield range(begin, begin + count)
        begin += count
