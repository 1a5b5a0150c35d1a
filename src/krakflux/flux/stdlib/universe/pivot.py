"""pivot: values of a column become columns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import (
    column_types,
    flux_type,
    frame_of,
    with_key_columns,
    without_columns,
)
from krakflux.flux.execute.column import series_of, values_of
from krakflux.flux.execute.order import table_ranks
from krakflux.flux.execute.regroup import numbered_keys
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import format_scientific, format_value
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream, Value

__all__ = ["Pivot", "pivot"]

_CELL_BYTES: Final = 12

_HIDDEN: Final = "\x00"
_COLUMN: Final = "\x00column"
_KIND: Final = "\x00kind"
_NAME: Final = "\x00name"
_PLACE: Final = "\x00place"
_RANK: Final = "\x00rank"
_ROW: Final = "\x00row"
_SET: Final = "\x00set"


@dataclass(frozen=True, slots=True)
class Pivot:
    """Turns rows into columns.

    `sorts`: rows of a table come out by `row_key`, as storage pivots (see the rule
    `pivot_of_read`); else in the order of first appearance.
    """

    row_key: tuple[str, ...]
    column_key: tuple[str, ...]
    value_column: str
    sorts: bool = False

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        shapes: dict[tuple[tuple[str, str], ...], list[tuple[TableBlock, pl.Series]]] = {}
        ranks = table_ranks(inputs[0]) if inputs[0] else []
        for block, rank in zip(inputs[0], ranks, strict=True):
            types = column_types(block)
            key = self._new_key(block)
            shape = tuple(sorted((label, str(types[label])) for label in key))
            shapes.setdefault(shape, []).append((block, rank))
        return [
            made
            for shape, parts in shapes.items()
            for made in self._pivot(parts, [label for label, _ in shape], context)
        ]

    def _new_key(self, block: TableBlock) -> list[str]:
        for label in (*self.row_key, *self.column_key, self.value_column):
            if label not in block.columns:
                raise FluxError(f"specified column does not exist in table: {label}")
        gone = {*self.column_key, self.value_column}
        return [label for label in block.key_columns if label not in gone]

    def _pivot(
        self, parts: Sequence[tuple[TableBlock, pl.Series]], key: Sequence[str], context: Context
    ) -> list[TableBlock]:
        """Pivot blocks whose new keys have the same columns: a block for each set of names."""
        keys = numbered_keys(pl.concat([block.keys.select(key) for block, _ in parts]).unique())
        index = [label for label in self.row_key if label not in key]
        long = pl.concat(
            [self._long(block, rank, keys, index) for block, rank in parts], how="diagonal"
        )
        if len(parts) > 1:
            long = long.sort(_RANK, maintain_order=True)
        names = long.select(_NAME, _KIND).unique(maintain_order=True).with_row_index(_COLUMN)
        _check_names(names, long, [*key, *index])
        long = long.join(names, on=[_NAME, _KIND], how="left", maintain_order="left").drop(_NAME)
        wide = [_wide(part, keys, index, names, self.sorts, context) for part in _by_columns(long)]
        if self.value_column not in index:
            return wide
        # As in InfluxDB it tells rows apart and yet is no column of the result.
        return [without_columns(block, [self.value_column]) for block in wide]

    def _long(
        self, block: TableBlock, ranks: pl.Series, keys: pl.DataFrame, index: Sequence[str]
    ) -> pl.DataFrame:
        """Give each row's new table, row key, column name and, by type, its value."""
        labels = [label for label in keys.columns if label != TABLE]
        tables = pl.zeros(block.keys.height, dtype=pl.UInt32, eager=True)
        if labels:
            tables = block.keys.select(labels).join(
                keys, on=labels, how="left", nulls_equal=True, maintain_order="left"
            )[TABLE]
        frame = with_key_columns(block, dict.fromkeys([*index, self.value_column]))
        old = block.rows[TABLE]
        kind = flux_type(frame.schema[self.value_column])
        return frame.select(
            tables.gather(old).alias(TABLE),
            *index,
            self._names(block),
            pl.lit(kind).alias(_KIND),
            pl.col(self.value_column).alias(_HIDDEN + kind),
            ranks.gather(old).alias(_RANK),
        )

    def _names(self, block: TableBlock) -> pl.Series:
        """Name each row's column, once a table where the group key decides it."""
        if set(self.column_key) <= set(block.key_columns):
            return _joined(block.keys.select(self.column_key)).gather(block.rows[TABLE])
        return _joined(with_key_columns(block, self.column_key).select(self.column_key))


@function(
    "universe",
    "pivot",
    "(<-tables: stream[A], rowKey: [string], columnKey: [string], valueColumn: string) => "
    "stream[B] where A: Record, B: Record",
)
def pivot(
    tables: Stream, row_key: tuple[str, ...], column_key: tuple[str, ...], value_column: str
) -> Stream:
    """Make a column of each value of `columnKey`, and one row of each value of `rowKey`.

    The group key loses `columnKey` and `valueColumn`; besides it and `rowKey` only the new columns
    remain. Values of several column keys are joined by `_`; null is
    called `null`. Of several rows for one cell the last
    wins; cells without a row are null. Rows come in the order in which they first appear, by row
    key where the input comes straight from a bucket.

    Args:
        tables: Input.
        row_key: What identifies a row of the output; of no columns: a table is one row.
        column_key: What names a column of the output.
        value_column: What fills the cells.
    """
    if not column_key:
        raise FluxError("pivot requires columnKey to have at least one column")
    if set(row_key) & set(column_key):
        both = next(label for label in row_key if label in column_key)
        raise FluxError(f"column name found in both rowKey and colKey: {both}")
    if value_column in column_key:
        raise FluxError(f"value column and columnKey column are the same: {value_column}")
    return pipe(tables, Pivot(tuple(row_key), tuple(column_key), value_column))


def _by_columns(long: pl.DataFrame) -> list[pl.DataFrame]:
    """Part rows by the set of columns their table will have."""
    sets = (
        long.select(TABLE, _COLUMN)
        .unique()
        .group_by(TABLE)
        .agg(pl.col(_COLUMN).sort().cast(pl.String).str.join(",").alias(_SET))
    )
    if sets[_SET].n_unique() < 2:
        return [long] if long.height else []
    marked = long.join(sets, on=TABLE, how="left", maintain_order="left")
    return [part.drop(_SET) for _, part in marked.group_by(_SET, maintain_order=True)]


def _wide(
    long: pl.DataFrame,
    keys: pl.DataFrame,
    index: Sequence[str],
    names: pl.DataFrame,
    sorts: bool,
    context: Context,
) -> TableBlock:
    """Lay the values out: for each column a stretch of cells."""
    rows, row_of = _numbered_rows(long, index, sorts)
    used = names.filter(pl.col(_COLUMN).is_in(long[_COLUMN].unique().implode()))
    height = rows.height
    context.check_columns(used.height)
    context.check_size(height, height * used.height * _CELL_BYTES)
    place_of = pl.zeros(names.height, dtype=pl.Int64, eager=True).scatter(
        used[_COLUMN], pl.int_range(used.height, eager=True)
    )
    # A cell's number of its last row in `long`.
    source = pl.repeat(None, height * used.height, dtype=pl.UInt32, eager=True).scatter(
        place_of.gather(long[_COLUMN]) * height + row_of,
        pl.int_range(long.height, dtype=pl.UInt32, eager=True),
    )
    values = {kind: long[_HIDDEN + kind].gather(source) for kind in used[_KIND].unique()}
    columns = [
        values[kind].slice(number * height, height).alias(name)
        for number, (name, kind) in enumerate(used.select(_NAME, _KIND).iter_rows())
    ]
    own = rows[TABLE].unique().sort()
    numbers = pl.int_range(own.len(), dtype=pl.UInt32, eager=True)
    block_keys = keys.select(pl.all().gather(own)).with_columns(numbers.alias(TABLE))
    tables = own.search_sorted(rows[TABLE]).cast(pl.UInt32).alias(TABLE)
    labels = (*(label for label in keys.columns if label != TABLE), *index, *used[_NAME])
    return TableBlock(
        labels, block_keys, frame_of([tables, *rows.select(index).get_columns(), *columns])
    )


def _numbered_rows(
    long: pl.DataFrame, index: Sequence[str], sorts: bool
) -> tuple[pl.DataFrame, pl.Series]:
    """Give the rows of the result, and for each row of `long` the number of its result row."""
    keys = long.select(TABLE, *index).with_row_index(_PLACE)
    if sorts:
        ordered = keys.sort(TABLE, *index, nulls_last=False, maintain_order=True)
        fields = pl.col(TABLE, *index)
        starts = ordered.select(pl.any_horizontal(fields.ne_missing(fields.shift(1))))
        begins = starts.to_series() | (pl.int_range(keys.height, eager=True) == 0)
        pairs = ordered.select(_PLACE, (begins.cast(pl.Int64).cum_sum() - 1).alias(_ROW))
        rows = ordered.filter(begins)
    else:
        grouped = keys.group_by(TABLE, *index, maintain_order=True).agg(pl.col(_PLACE))
        rows = grouped.sort(TABLE, maintain_order=True)
        pairs = rows.select(pl.int_range(pl.len()).alias(_ROW), _PLACE).explode(_PLACE)
    row_of = pl.zeros(long.height, dtype=pl.Int64, eager=True).scatter(pairs[_PLACE], pairs[_ROW])
    return rows.drop(_PLACE), row_of


def _check_names(names: pl.DataFrame, long: pl.DataFrame, taken: Sequence[str]) -> None:
    for name in names[_NAME]:
        if name in taken:
            raise FluxError(
                f'value "{name}" appears in a column key column, but a column named '
                f'"{name}" already exists; consider renaming "{name}"'
            )
    if not names[_NAME].is_duplicated().any():
        return
    cells = long.select(TABLE, _NAME, _KIND).unique(maintain_order=True)
    twice = cells.filter(pl.struct(TABLE, _NAME).is_duplicated())
    if twice.height:
        name = twice[_NAME][0]
        one, two = twice.filter(pl.col(_NAME) == name)[_KIND].unique(maintain_order=True)[:2]
        raise FluxError(
            f'schema collision detected: column "{name}" is both of type {one} and {two}'
        )


def _joined(frame: pl.DataFrame) -> pl.Series:
    """Join each row's values, as texts, by `_`; what is empty at the start leaves no `_`."""
    first, *others = map(_texts, frame.get_columns())
    name = first
    for text in others:
        empty = name == ""
        name = text.zip_with(empty, name + "_" + text)
    return name.alias(_NAME)


def _texts(values: pl.Series) -> pl.Series:
    """Write column names as InfluxDB does: "null", floats as 1.5E+00, times with nine decimals."""
    if values.dtype != pl.String:
        kind = flux_type(values.dtype)
        texts = [None if each is None else _text(each, kind) for each in values_of(values)]
        values = series_of(_NAME, texts, "string")
    return values.fill_null("null")


def _text(value: Value, kind: str) -> str:
    if kind == "float" and math.isfinite(value):
        return format_scientific(value).upper()
    return format_value(value)
