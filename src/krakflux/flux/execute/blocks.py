"""Taking table blocks apart and making them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = [
    "TIME",
    "column_type",
    "column_types",
    "drop_empty_tables",
    "empty_rows",
    "flatten",
    "flux_type",
    "frame_of",
    "from_rows",
    "keep_tables",
    "polars_type",
    "positions",
    "row_columns",
    "single_table",
    "table_counts",
    "tables_as_rows",
    "with_key_columns",
    "with_rows",
    "without_columns",
]

TIME: Final = pl.Datetime("ns")

_FLUX_TYPES: Final[dict[type[pl.DataType], str]] = {
    pl.Int64: "int",
    pl.UInt64: "uint",
    pl.Float64: "float",
    pl.String: "string",
    pl.Boolean: "bool",
    pl.Datetime: "time",
}

_POLARS_TYPES: Final[dict[str, pl.DataType]] = {
    "int": pl.Int64(),
    "uint": pl.UInt64(),
    "float": pl.Float64(),
    "string": pl.String(),
    "bool": pl.Boolean(),
    "time": TIME,
}


def flux_type(dtype: pl.DataType) -> str:
    """Name a column's type as Flux does; "null" for a column that never had a value."""
    return _FLUX_TYPES.get(type(dtype), "null")


def polars_type(name: str) -> pl.DataType:
    """Give the column type for a Flux type name."""
    return _POLARS_TYPES[name]


def column_type(block: TableBlock, label: str) -> pl.DataType | None:
    """Give a column's type, or None where the block lacks it."""
    for frame in (block.keys, block.rows):
        if label in frame.columns:
            return frame.schema[label]
    return None


def column_types(block: TableBlock) -> dict[str, pl.DataType]:
    """Give all columns' types, in output order."""
    types = {**block.rows.schema, **block.keys.schema}
    return {label: types[label] for label in block.columns}


def row_columns(block: TableBlock) -> tuple[str, ...]:
    """Give the columns outside the group key, in output order."""
    keys = set(block.keys.columns)
    return tuple(label for label in block.columns if label not in keys)


def with_key_columns(block: TableBlock, labels: Iterable[str] | None = None) -> pl.DataFrame:
    """Give the rows with the named group-key columns (None = all) spread over them."""
    wanted = block.key_columns if labels is None else labels
    tables = block.rows[TABLE]
    spread = [block.keys[label].gather(tables) for label in wanted if label in block.keys.columns]
    return block.rows.with_columns(spread)


def flatten(block: TableBlock) -> pl.DataFrame:
    """Give all columns in output order, one frame, without TABLE."""
    return with_key_columns(block).select(block.columns)


def with_rows(block: TableBlock, rows: pl.DataFrame) -> TableBlock:
    """Replace the rows, which must have the same columns and be ordered by TABLE."""
    return TableBlock(block.columns, block.keys, rows)


def keep_tables(block: TableBlock, kept: pl.Series) -> TableBlock:
    """Keep the tables whose entry in `kept` (Boolean, one for each row of `keys`) is true."""
    if kept.all():
        return block
    old = block.keys.filter(kept)
    keys = old.with_columns(pl.int_range(old.height, dtype=pl.UInt32).alias(TABLE))
    numbers = old.select(TABLE, keys[TABLE].alias("\x00new"))
    rows = (
        block.rows.join(numbers, on=TABLE, how="inner", maintain_order="left")
        .with_columns(pl.col("\x00new").alias(TABLE))
        .drop("\x00new")
    )
    return TableBlock(block.columns, keys, rows)


def drop_empty_tables(block: TableBlock) -> TableBlock:
    """Remove the tables without rows."""
    # TABLE ascends; told so, Polars need not hash it.
    present = block.rows[TABLE].set_sorted().unique()
    if present.len() == block.keys.height:
        return block
    return keep_tables(block, block.keys[TABLE].is_in(present.implode()))


def table_counts(block: TableBlock) -> pl.Series:
    """Count each table's rows, in the order of `keys`."""
    counts = block.rows.group_by(TABLE).len()
    joined = block.keys.select(TABLE).join(counts, on=TABLE, how="left", maintain_order="left")
    return joined["len"].fill_null(0)


def positions(rows: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """Give each row's place in its table, counted from the first row and from the last (Int64)."""
    runs = rows[TABLE].rle()
    lengths = runs.struct.field("len").cast(pl.Int64)
    run = rows[TABLE].rle_id()
    begin = (lengths.cum_sum() - lengths).gather(run)
    place = pl.int_range(rows.height, dtype=pl.Int64, eager=True) - begin
    return place, lengths.gather(run) - place - 1


def empty_rows(schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """Make rows without a row."""
    return pl.DataFrame(schema={TABLE: pl.UInt32(), **schema})


def frame_of(columns: Iterable[pl.Series]) -> pl.DataFrame:
    """Put columns side by side, without those of no type: of nothing but null.

    Each keeps its name, the empty one too, where Polars' list of series would make up another.
    """
    return pl.DataFrame({each.name: each for each in columns if each.dtype != pl.Null})


def single_table(frame: pl.DataFrame) -> TableBlock:
    """Make one table with an empty group key out of a frame."""
    keys = pl.DataFrame({TABLE: [0]}, schema={TABLE: pl.UInt32})
    rows = frame.select(pl.lit(0, pl.UInt32).alias(TABLE), pl.all())
    if frame.width == 0:
        rows = empty_rows({})
    return TableBlock(tuple(frame.columns), keys, rows)


def from_rows(
    frame: pl.DataFrame, columns: Sequence[str], key_columns: Sequence[str]
) -> TableBlock:
    """Make tables of all rows with equal `key_columns`, in the order of first appearance."""
    frame = frame.drop(TABLE, strict=False)
    key_columns = [label for label in columns if label in set(key_columns)]
    if not key_columns:
        return single_table(frame.select(columns))
    keys = frame.select(key_columns).unique(maintain_order=True)
    keys = keys.select(pl.int_range(keys.height, dtype=pl.UInt32).alias(TABLE), pl.all())
    others = [label for label in columns if label not in set(key_columns)]
    rows = frame.join(keys, on=key_columns, how="left", nulls_equal=True, maintain_order="left")
    rows = rows.select(TABLE, *others).sort(TABLE, maintain_order=True)
    return TableBlock(tuple(columns), keys, rows)


def tables_as_rows(block: TableBlock) -> TableBlock:
    """Give a block with one row a table, the group key its only columns."""
    return TableBlock(block.key_columns, block.keys, block.keys.select(TABLE))


def without_columns(block: TableBlock, labels: Iterable[str]) -> TableBlock:
    """Remove columns that are not in the group key."""
    gone = set(labels)
    columns = tuple(label for label in block.columns if label not in gone)
    return TableBlock(columns, block.keys, block.rows.drop(list(gone & set(block.rows.columns))))
