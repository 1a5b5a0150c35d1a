"""join: rows of two streams that agree in some columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import (
    column_type,
    column_types,
    flux_type,
    with_key_columns,
    with_rows,
)
from krakflux.flux.execute.matching import match_rows
from krakflux.flux.execute.pairing import Side, paired_tables
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record, Stream, type_name
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Value

__all__ = ["Join", "join"]

_SIDES: Final = 2
_KEY: Final = "\x00key"


@dataclass(frozen=True, slots=True)
class Join:
    """Joins two streams, called `names`, on equal columns `on`."""

    names: tuple[str, str]
    on: tuple[str, ...]

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        left, right = (
            _alike([each for each in blocks if self._has_columns(each)]) for blocks in inputs
        )
        return merge_equal_tables([self._join(one, two, context) for one in left for two in right])

    def _has_columns(self, block: TableBlock) -> bool:
        return all(label in block.columns for label in self.on)

    def _join(self, left: TableBlock, right: TableBlock, context: Context) -> TableBlock:
        for label in self.on:
            one, two = column_type(left, label), column_type(right, label)
            if one is not None and two is not None and one != two:
                raise FluxError(
                    f'cannot join on column "{label}": it is of type {flux_type(one)} in '
                    f'"{self.names[0]}" and of type {flux_type(two)} in "{self.names[1]}"'
                )
        pairs = match_rows(*_comparable(left, right, self.on), "inner", context)
        shared = (set(left.columns) & set(right.columns)) - set(self.on)
        sides = [
            Side(
                block,
                pairs[side],
                {each: f"{each}_{name}" for each in block.columns if each in shared},
            )
            for block, side, name in zip((left, right), ("left", "right"), self.names, strict=True)
        ]
        block = paired_tables(sides[0], sides[1], self.on)
        return _ordered(block, [label for label in self.on if label not in block.key_columns])


@function(
    "universe",
    "join",
    "(<-tables: A, ?method: string, ?on: [string]) => stream[B] where A: Record, B: Record",
)
def join(tables: Value, on: tuple[str, ...] = (), method: str = "inner") -> Stream:
    """Join two streams: a row for each pair of rows that agree in the columns `on`.

    Columns that both have, but for `on`, get the stream's name behind: `_value_a`. The group key
    is that of both sides. Null equals nothing. Rows come ordered by `on`. A column that only some
    of a stream's tables have is null in the others.

    Args:
        tables: A record of two streams: `{a: …, b: …}`.
        on: Columns.
        method: "inner"; package `join` has the others.
    """
    if not isinstance(tables, Record):
        raise FluxError(f"expected record but found {type_name(tables)} (argument tables)")
    if len(tables.fields) != _SIDES:
        raise FluxError("joins currently must only have two parents")
    if method != "inner":
        raise FluxError(f'join method "{method}" is not supported; use the package "join"')
    if not on:
        raise FluxError("join requires at least one column in on")
    for name, stream in tables.fields.items():
        if not isinstance(stream, Stream):
            raise FluxError(f"expected stream but found {type_name(stream)} (table {name})")
    one, two = sorted(tables.fields)
    nodes = (tables.fields[one].node, tables.fields[two].node)
    return Stream(Node(Join((one, two), tuple(on)), nodes))


def _alike(blocks: list[TableBlock]) -> list[TableBlock]:
    """Give all blocks all columns that one of them has; what a block lacks is null there."""
    types: dict[str, pl.DataType] = {}
    for block in blocks:
        types = column_types(block) | types
    return [_with_nulls(block, types) for block in blocks]


def _with_nulls(block: TableBlock, types: Mapping[str, pl.DataType]) -> TableBlock:
    missing = [label for label in types if label not in block.columns]
    nulls = [pl.lit(None, types[label]).alias(label) for label in missing]
    return TableBlock((*block.columns, *missing), block.keys, block.rows.with_columns(nulls))


def _comparable(
    left: TableBlock, right: TableBlock, on: Sequence[str]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Give what must be equal, row by row: one number for what stands in both group keys."""
    keyed = [each for each in on if each in left.keys.columns and each in right.keys.columns]
    others = [each for each in on if each not in keyed]
    numbers = left.keys.select(keyed).unique().with_row_index(_KEY)
    one, two = (
        with_key_columns(block, others).select(
            *((_numbers(block, numbers, keyed).gather(block.rows[TABLE]),) if keyed else ()),
            *others,
        )
        for block in (left, right)
    )
    return one, two


def _numbers(block: TableBlock, numbers: pl.DataFrame, keyed: Sequence[str]) -> pl.Series:
    """Number the tables by the values of `keyed`; null where one is null or unknown."""
    return block.keys.join(numbers, on=keyed, how="left", maintain_order="left")[_KEY]


def _ordered(block: TableBlock, labels: Sequence[str]) -> TableBlock:
    """Sort each table's rows by `labels`, which have no nulls."""
    if not labels:
        return block
    rows = block.rows
    if len(labels) == 1:
        table, value = pl.col(TABLE), pl.col(labels[0])
        follows = (table > table.shift(1)) | (value >= value.shift(1))
        if rows.select(follows.all()).item():
            return block
    return with_rows(block, rows.sort(TABLE, *labels, nulls_last=False, maintain_order=True))
