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
            _side_by_side(keys.key_columns, *pair, context)
            for keys in differing
            for pair in _paired(_rows_of(keys, got), _rows_of(keys, want))
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


def _rows_of(keys: TableBlock, blocks: Sequence[TableBlock]) -> list[pl.DataFrame]:
    """Give each block's rows of the tables with the group keys of `keys`, numbered as there."""
    labels = list(keys.key_columns)
    frames = [
        flatten(block).drop(_MARK, strict=False)
        for block in blocks
        if sorted(block.key_columns) == sorted(labels)
    ]
    if not labels:
        return [frame.with_columns(pl.lit(0, pl.UInt32).alias(TABLE)) for frame in frames]
    return [
        frame.join(keys.keys, on=labels, nulls_equal=True, maintain_order="left").sort(
            TABLE, maintain_order=True
        )
        for frame in frames
    ]


def _paired(
    got: Sequence[pl.DataFrame], want: Sequence[pl.DataFrame]
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Give the rows of both sides, those of the same tables together.

    Tables of one frame share their columns; those of several may have other types.
    """
    owners = [
        {number: place for place, frame in enumerate(side) for number in frame[TABLE].unique()}
        for side in (got, want)
    ]
    tables: dict[tuple[int | None, int | None], list[int]] = {}
    for number in sorted(owners[0].keys() | owners[1].keys()):
        pair = owners[0].get(number), owners[1].get(number)
        tables.setdefault(pair, []).append(number)
    for (ours, theirs), numbers in tables.items():
        here = pl.col(TABLE).is_in(numbers)
        nothing = pl.DataFrame(schema={TABLE: pl.UInt32})
        yield (
            nothing if ours is None else got[ours].filter(here),
            nothing if theirs is None else want[theirs].filter(here),
        )


def _side_by_side(
    key: Sequence[str], got: pl.DataFrame, want: pl.DataFrame, context: Context
) -> TableBlock:
    # It brings numpy, which takes its time to be imported.
    from krakflux.flux.execute.line_up import SECOND, Lines

    for label in set(got.columns) & set(want.columns):
        if got.schema[label] != want.schema[label]:
            raise FluxError(f'column "{label}" has different types')
    hidden = [TABLE, *key]
    lines = Lines(want.drop(hidden, strict=False), got.drop(hidden, strict=False), _EPSILON)
    steps: list[tuple[str, int]] = []
    for first, second in _stretches(want, got):
        context.check()
        steps += lines.line_up(first, second)
    places = [number + want.height * (mark == SECOND) for mark, number in steps]
    rows = pl.concat([want, got], how="diagonal").select(pl.all().gather(places))
    rows = rows.with_columns(pl.Series(_MARK, [mark for mark, _ in steps], pl.String))
    labels = [label for label in rows.columns if label not in (TABLE, _MARK)]
    return from_rows(rows, [_MARK, *labels], key)


def _stretches(first: pl.DataFrame, second: pl.DataFrame) -> Iterator[tuple[range, range]]:
    """Give where the rows of each table stand on both sides."""
    counts = (
        first.group_by(TABLE)
        .len("first")
        .join(second.group_by(TABLE).len("second"), on=TABLE, how="full", coalesce=True)
        .sort(TABLE)
        .fill_null(0)
    )
    one = two = 0
    for ours, theirs in counts.select("first", "second").iter_rows():
        yield range(one, one + ours), range(two, two + theirs)
        one, two = one + ours, two + theirs
