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
    from collections.abc import Sequence

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
        made = []
        for block in differing:
            ours, theirs = (_rows_of(block, blocks) for blocks in (got, want))
            for number in range(block.table_count):
                context.check()
                here = pl.col(TABLE) == number
                table = _side_by_side(ours.filter(here), theirs.filter(here), block.key_columns)
                made.append(table)
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
    """Give the rows of the tables with the group keys of `keys`, numbered as there."""
    labels = list(keys.key_columns)
    frames = [flatten(block) for block in blocks if sorted(block.key_columns) == sorted(labels)]
    numbered = [
        frame.join(keys.keys, on=labels, nulls_equal=True, maintain_order="left")
        if labels
        else frame.with_columns(pl.lit(0, pl.UInt32).alias(TABLE))
        for frame in frames
    ]
    empty = keys.keys.clear()
    return pl.concat([empty, *numbered], how="diagonal_relaxed")


def _side_by_side(got: pl.DataFrame, want: pl.DataFrame, key: Sequence[str]) -> TableBlock:
    from krakflux.flux.execute.line_up import SECOND, line_up  # It brings numpy.

    got, want = (side.drop(_MARK, TABLE, strict=False) for side in (got, want))
    for label in got.columns:
        if (
            want.height
            and got.height
            and want.schema.get(label, got.schema[label]) != got.schema[label]
        ):
            raise FluxError(f'column "{label}" has different types')
    steps = line_up(want.drop(key), got.drop(key), _EPSILON)
    places = [number + want.height * (mark == SECOND) for mark, number in steps]
    rows = pl.concat([want, got], how="diagonal_relaxed").select(pl.all().gather(places))
    rows = rows.with_columns(pl.Series(_MARK, [mark for mark, _ in steps], pl.String))
    return from_rows(rows, [_MARK, *rows.columns[:-1]], key)
