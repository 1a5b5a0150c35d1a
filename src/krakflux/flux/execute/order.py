"""The order of tables: that of series keys (measurement, tags by key, field), then of windows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.blocks import keep_tables
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["in_output_order", "key_order", "table_ranks"]

_FIRST: Final = {"_measurement": 0}
_LAST: Final = {"_field": 2, "_start": 3, "_stop": 4, "_time": 5}
_TAG: Final = 1

# Below every printable character: a shorter key stands before those that continue it.
_END: Final = "\x00"
_TAG_BEGIN: Final = "\x01"


def key_order(labels: Iterable[str]) -> list[str]:
    """Order group-key columns by their weight in the order of tables."""
    return sorted(labels, key=lambda label: (_FIRST.get(label, _LAST.get(label, _TAG)), label))


def table_ranks(blocks: Sequence[TableBlock]) -> list[pl.Series]:
    """Give each table's place (UInt32) among the tables of all blocks, one series a block."""
    if len(blocks) == 1 and not blocks[0].key_columns:
        return [pl.zeros(blocks[0].keys.height, dtype=pl.UInt32, eager=True)]
    if len(blocks) == 1:
        # What is the same in all tables does not order them.
        keys = blocks[0].keys
        texts = _sort_texts(keys, [each for each in blocks[0].key_columns if _varies(keys[each])])
        if texts.is_sorted():
            return [pl.int_range(texts.len(), dtype=pl.UInt32, eager=True)]
    else:
        texts = pl.concat([_sort_texts(block.keys, block.key_columns) for block in blocks])
    ranks = texts.rank("ordinal").cast(pl.UInt32) if texts.len() else texts.cast(pl.UInt32)
    offsets = [0]
    for block in blocks:
        offsets.append(offsets[-1] + block.keys.height)
    return [ranks.slice(start, stop - start) for start, stop in pairwise(offsets)]


def in_output_order(blocks: Sequence[TableBlock]) -> list[TableBlock]:
    """Order tables by key over all blocks, splitting blocks where others' tables lie between."""
    filled = [block for block in blocks if block.keys.height]
    if len(filled) == 1 and filled[0].table_count == 1:
        return filled
    if not filled:
        return []
    ranks = table_ranks(filled)
    if len(filled) == 1:
        return [_sorted_block(filled[0], ranks[0])]
    runs: list[tuple[int, TableBlock]] = []
    places = pl.DataFrame(
        {
            "rank": pl.concat(ranks),
            "block": [n for n, block in enumerate(filled) for _ in range(block.keys.height)],
        }
    ).sort("rank")
    places = places.with_columns(pl.col("block").rle_id().alias("run"))
    for number, (block, rank) in enumerate(zip(filled, ranks, strict=True)):
        own = places.filter(pl.col("block") == number)
        for (_,), run in own.group_by("run", maintain_order=True):
            first, last = run["rank"][0], run["rank"][-1]
            part = keep_tables(block, rank.is_between(first, last))
            inside = rank.filter(rank.is_between(first, last))
            runs.append((first, _sorted_block(part, inside)))
    return [block for _, block in sorted(runs, key=lambda each: each[0])]


def _sorted_block(block: TableBlock, ranks: pl.Series) -> TableBlock:
    if ranks.is_sorted():
        return block
    order = ranks.arg_sort()
    keys = block.keys.select(pl.all().gather(order))
    new = pl.int_range(keys.height, dtype=pl.UInt32, eager=True)
    numbers = pl.DataFrame({TABLE: keys[TABLE], "\x00new": new}).sort(TABLE)["\x00new"]
    rows = block.rows.with_columns(numbers.gather(block.rows[TABLE]).alias(TABLE))
    return TableBlock(
        block.columns, keys.with_columns(new.alias(TABLE)), rows.sort(TABLE, maintain_order=True)
    )


def _varies(column: pl.Series) -> bool:
    return column.n_unique() > 1


def _sort_texts(keys: pl.DataFrame, labels: Iterable[str]) -> pl.Series:
    """Give each table a text that sorts as its key does."""
    parts: list[pl.Expr] = []
    for label in key_order(labels):
        text = _sortable(label, keys.schema[label])
        if label in _FIRST:
            parts.append(text)
        elif label in _LAST:
            parts += [pl.lit(_END), text]
        else:
            parts += [pl.lit(f"{_TAG_BEGIN}{label}="), text]
    parts.append(pl.lit(_END))
    names = keys.select(pl.concat_str(parts).alias("text"), pl.col(TABLE))
    return names["text"]


def _sortable(label: str, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(label)
    if dtype == pl.String:
        return column.fill_null("")
    if dtype.is_temporal() or dtype == pl.Int64:
        number = column.cast(pl.Int64)
        sign = pl.when(number < 0).then(pl.lit("-")).otherwise(pl.lit("0"))
        # Negative numbers: the complement to the least makes larger ones sort later.
        shifted = pl.when(number < 0).then(number - pl.lit(-(1 << 63), pl.Int64)).otherwise(number)
        return pl.concat_str(sign, shifted.cast(pl.String).str.zfill(19)).fill_null("")
    return column.cast(pl.String).fill_null("")
