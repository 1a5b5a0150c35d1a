"""join: rows of two streams that agree in some columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_type, flatten, flux_type, from_rows, with_rows
from krakflux.flux.execute.matching import match_rows
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record, Stream, type_name
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Value
    from krakflux.model.tables import TableBlock

__all__ = ["Join", "join"]

_SIDES: Final = 2


@dataclass(frozen=True, slots=True)
class Join:
    """Joins two streams, called `names`, on equal columns `on`."""

    names: tuple[str, str]
    on: tuple[str, ...]

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        left, right = ([each for each in blocks if self._has_columns(each)] for blocks in inputs)
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
        shared = (set(left.columns) & set(right.columns)) - set(self.on)
        renames = [
            {label: f"{label}_{name}" for label in block.columns if label in shared}
            for name, block in zip(self.names, (left, right), strict=True)
        ]
        frames = flatten(left).rename(renames[0]), flatten(right).rename(renames[1])
        pairs = match_rows(frames[0].select(self.on), frames[1].select(self.on), "inner", context)
        joined = pl.concat(
            [
                frames[0].select(pl.all().gather(pairs["left"])),
                frames[1].drop(self.on).select(pl.all().gather(pairs["right"])),
            ],
            how="horizontal",
        )
        key = _renamed(left, renames[0]) | _renamed(right, renames[1])
        block = from_rows(joined, joined.columns, sorted(key))
        order = [label for label in self.on if label not in key]
        if not order:
            return block
        rows = block.rows.sort(TABLE, *order, nulls_last=False, maintain_order=True)
        return with_rows(block, rows)


@function(
    "universe",
    "join",
    "(<-tables: A, ?method: string, ?on: [string]) => stream[B] where A: Record, B: Record",
)
def join(tables: Value, on: tuple[str, ...] = (), method: str = "inner") -> Stream:
    """Join two streams: a row for each pair of rows that agree in the columns `on`.

    Columns that both have, but for `on`, get the stream's name behind: `_value_a`. The group key
    is that of both sides. Null equals nothing. Rows come ordered by `on`.

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


def _renamed(block: TableBlock, renames: Mapping[str, str]) -> set[str]:
    return {renames.get(label, label) for label in block.key_columns}
