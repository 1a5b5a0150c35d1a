"""Changing group keys: which rows belong to which table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import (
    column_types,
    drop_empty_tables,
    flux_type,
    from_rows,
    keep_tables,
    row_columns,
)
from krakflux.flux.execute.order import key_order, table_ranks
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

__all__ = [
    "add_key_columns",
    "keep_columns",
    "merge_equal_tables",
    "numbered_keys",
    "regroup",
]

_RANK: Final = "\x00rank"
_BLOCK: Final = "\x00block"
_NEW: Final = "\x00new"


def regroup(
    blocks: Sequence[TableBlock],
    key_labels: Callable[[TableBlock], Iterable[str]],
    *,
    keep_empty: bool = False,
) -> list[TableBlock]:
    """Group by other columns; `key_labels` chooses them for each block out of its columns.

    Rows of one new table stand in the order of the tables they came from: within a block that in
    which they arrived, over several blocks that of keys. New tables stand in the order in which
    their first rows arrived. Tables that only some blocks contribute to have only those blocks'
    columns.

    Args:
        blocks: Input.
        key_labels: The new group key's columns for a block.
        keep_empty: Keep tables without rows, as far as the new key comes from the old.

    Raises:
        FluxError: `schema collision detected: column "_value" is both of type int and float`.
    """
    shapes: dict[tuple[tuple[str, str], ...], list[TableBlock]] = {}
    for block, ranks in zip(blocks, _ranks(blocks), strict=True):
        labels = set(key_labels(block))
        part = _with_keys(_ranked(block, ranks), labels)
        part = part if keep_empty else drop_empty_tables(part)
        types = column_types(part)
        shape = tuple(sorted((label, str(types[label])) for label in labels))
        if part.keys.height:
            shapes.setdefault(shape, []).append(part)
    return [
        _unranked(block)
        for shape, parts in shapes.items()
        for block in _merge(parts, [label for label, _ in shape])
    ]


def merge_equal_tables(blocks: Sequence[TableBlock]) -> list[TableBlock]:
    """Merge tables whose group keys have become equal; empty ones stay."""
    return regroup(blocks, lambda block: block.key_columns, keep_empty=True)


def keep_columns(
    blocks: Sequence[TableBlock], kept: Callable[[TableBlock], Collection[str]]
) -> list[TableBlock]:
    """Remove columns, in the group key too; tables whose keys become equal are merged.

    A table without columns has no rows.
    """
    narrowed = []
    for block in blocks:
        labels = kept(block)
        columns = tuple(label for label in block.columns if label in labels)
        keys = block.keys.select(TABLE, *(each for each in block.key_columns if each in labels))
        rows = block.rows.select(TABLE, *(each for each in row_columns(block) if each in labels))
        narrowed.append(TableBlock(columns, keys, rows if columns else rows.clear()))
    return merge_equal_tables(narrowed)


def add_key_columns(block: TableBlock, values: Mapping[str, pl.Expr]) -> TableBlock:
    """Put columns with one value for all tables into the group key, replacing any of the name."""
    new = [label for label in values if label not in block.columns]
    rows = block.rows.drop([label for label in values if label in block.rows.columns])
    keys = block.keys.with_columns(value.alias(label) for label, value in values.items())
    return TableBlock((*new, *block.columns), keys, rows)


def _ranks(blocks: Sequence[TableBlock]) -> Sequence[pl.Series | None]:
    return [None] * len(blocks) if len(blocks) < 2 else table_ranks(blocks)


def _ranked(block: TableBlock, ranks: pl.Series | None) -> TableBlock:
    """Note each row's source table: rows of several blocks are brought into its order."""
    if ranks is None:
        return block
    rank = ranks.gather(block.rows[TABLE]).alias(_RANK)
    return TableBlock((*block.columns, _RANK), block.keys, block.rows.with_columns(rank))


def _unranked(block: TableBlock) -> TableBlock:
    if _RANK not in block.columns:
        return block
    columns = tuple(label for label in block.columns if label != _RANK)
    return TableBlock(columns, block.keys, block.rows.drop(_RANK))


def _with_keys(block: TableBlock, labels: set[str]) -> TableBlock:
    """Bring all of `labels` into the group key, beside what is there."""
    if labels <= set(block.key_columns):
        return block
    spread = block.rows.with_columns(
        block.keys[label].gather(block.rows[TABLE]) for label in block.key_columns
    )
    return from_rows(spread, block.columns, [each for each in block.columns if each in labels])


def _merge(parts: Sequence[TableBlock], labels: Sequence[str]) -> list[TableBlock]:
    parts = [_merge_one(part, labels) for part in parts]
    if len(parts) == 1:
        return parts
    return [
        _only(parts[sharers[0]], keys)
        if len(sharers) == 1
        else _concatenate([parts[number] for number in sharers], keys)
        for sharers, keys in _contributors(parts, labels)
    ]


def _merge_one(block: TableBlock, labels: Sequence[str]) -> TableBlock:
    """Make `labels`, a part of the group key, the whole group key."""
    kept = [label for label in block.columns if label in set(labels)]
    numbered, joined = _new_tables(block.keys, kept)
    if len(kept) == len(block.key_columns) and joined.equals(block.keys[TABLE]):
        return TableBlock(block.columns, numbered, block.rows)
    released = [label for label in block.key_columns if label not in set(labels)]
    old = block.rows[TABLE]
    spread = [block.keys[label].gather(old) for label in released]
    rows = block.rows.with_columns(joined.gather(old).alias(TABLE), *spread)
    if _RANK in rows.columns:
        rows = rows.sort(TABLE, _RANK, maintain_order=True)
    elif not rows[TABLE].is_sorted():
        rows = rows.sort(TABLE, maintain_order=True)
    return TableBlock(block.columns, numbered, rows)


def _new_tables(tables: pl.DataFrame, labels: Sequence[str]) -> tuple[pl.DataFrame, pl.Series]:
    """Number the distinct keys made of `labels`, and give each table its number."""
    keys = tables.select(labels)
    if not labels:
        return numbered_keys(keys), pl.zeros(tables.height, dtype=pl.UInt32, eager=True)
    # Equal keys mostly stand together (a series' windows): then only the first of each run counts.
    changes = keys.select(pl.any_horizontal(pl.all().ne_missing(pl.all().shift(1))).alias(_NEW))[
        _NEW
    ]
    first = pl.int_range(keys.height, eager=True) == 0
    heads = keys.filter(changes | first)
    numbered = heads.unique(maintain_order=True).select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias(TABLE), pl.all()
    )
    numbers = heads.join(
        numbered, on=keys.columns, how="left", nulls_equal=True, maintain_order="left"
    )[TABLE]
    run = (changes | first).cast(pl.UInt32).cum_sum() - 1
    return numbered, numbers.gather(run)


def _contributors(
    parts: Sequence[TableBlock], labels: Sequence[str]
) -> list[tuple[list[int], pl.DataFrame]]:
    """Group the new keys by the set of blocks that have rows for them."""
    keys = pl.concat(
        [
            part.keys.select(pl.lit(number, pl.UInt32).alias(_BLOCK), *labels)
            for number, part in enumerate(parts)
        ]
    )
    if not labels:
        return [(list(range(len(parts))), pl.DataFrame())]
    sharers = keys.group_by(labels, maintain_order=True).agg(pl.col(_BLOCK))
    named = sharers.with_columns(pl.col(_BLOCK).cast(pl.List(pl.String)).list.join(",").alias(_NEW))
    return [
        (group[_BLOCK][0].to_list(), group.select(labels))
        for _, group in named.group_by(_NEW, maintain_order=True)
    ]


def _only(part: TableBlock, keys: pl.DataFrame) -> TableBlock:
    """Keep the tables with one of `keys`."""
    own = part.keys.join(keys, on=keys.columns, how="semi", nulls_equal=True, maintain_order="left")
    return keep_tables(part, part.keys[TABLE].is_in(own[TABLE].implode()))


def _concatenate(parts: Sequence[TableBlock], keys: pl.DataFrame) -> TableBlock:
    """Make one table of each of `keys` out of the parts' tables with that key."""
    types: dict[str, pl.DataType] = {}
    for part in parts:
        _check_collisions(types, part)
        types.update({label: part.rows.schema[label] for label in row_columns(part)})
    numbered = numbered_keys(keys)
    frames = [_renumbered(part, numbered) for part in parts]
    rows = pl.concat(frames, how="diagonal").sort(TABLE, _RANK, maintain_order=True)
    columns = dict.fromkeys(label for part in parts for label in part.columns)
    return TableBlock(tuple(columns), numbered, rows)


def _renumbered(part: TableBlock, numbered: pl.DataFrame) -> pl.DataFrame:
    """Give the rows of the tables that `numbered` has, with its numbers."""
    labels = [label for label in numbered.columns if label != TABLE]
    if not labels:
        return part.rows
    new = numbered.rename({TABLE: _NEW})
    numbers = part.keys.join(new, on=labels, how="inner", nulls_equal=True).select(TABLE, _NEW)
    rows = part.rows.join(numbers, on=TABLE, how="inner", maintain_order="left")
    return rows.with_columns(pl.col(_NEW).alias(TABLE)).drop(_NEW)


def numbered_keys(keys: pl.DataFrame) -> pl.DataFrame:
    """Order keys as tables are ordered, and number them."""
    if keys.width == 0:
        return pl.DataFrame({TABLE: [0]}, schema={TABLE: pl.UInt32})
    ordered = keys.sort(key_order(keys.columns), nulls_last=False)
    return ordered.select(pl.int_range(pl.len(), dtype=pl.UInt32).alias(TABLE), pl.all())


def _check_collisions(types: Mapping[str, pl.DataType], part: TableBlock) -> None:
    for label in row_columns(part):
        one, two = types.get(label), part.rows.schema[label]
        if one is not None and one != two:
            raise FluxError(
                f'schema collision detected: column "{label}" is both of type '
                f"{flux_type(one)} and {flux_type(two)}"
            )
