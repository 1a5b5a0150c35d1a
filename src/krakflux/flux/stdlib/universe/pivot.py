"""pivot: values of a column become columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_types, flux_type, from_rows, with_key_columns
from krakflux.flux.execute.column import series_of, values_of
from krakflux.flux.execute.order import table_ranks
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import format_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Pivot", "pivot"]

_NAME: Final = "\x00name"
_RANK: Final = "\x00rank"
_ROW: Final = "\x00row"
_SHAPE: Final = "\x00shape"
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
        shapes: dict[tuple[tuple[str, str], ...], list[pl.DataFrame]] = {}
        ranks = table_ranks(inputs[0]) if inputs[0] else []
        for block, rank in zip(inputs[0], ranks, strict=True):
            key = self._new_key(block)
            types = column_types(block)
            shape = tuple(sorted((label, str(types[label])) for label in key))
            shapes.setdefault(shape, []).append(self._long(block, rank))
        return [
            made
            for shape, frames in shapes.items()
            for made in self._pivot(frames, [label for label, _ in shape], context)
        ]

    def _new_key(self, block: TableBlock) -> list[str]:
        for label in (*self.row_key, *self.column_key, self.value_column):
            if label not in block.columns:
                raise FluxError(f"specified column does not exist in table: {label}")
        gone = {*self.column_key, self.value_column}
        return [label for label in block.key_columns if label not in gone]

    def _long(self, block: TableBlock, ranks: pl.Series) -> pl.DataFrame:
        """Give key, row key, the new column's name and, by type, the value of each row."""
        frame = with_key_columns(block)
        kind = flux_type(frame.schema[self.value_column])
        names = _names(frame.select(self.column_key))
        kept = dict.fromkeys((*self._new_key(block), *self.row_key))
        return frame.select(
            *kept,
            names,
            pl.col(self.value_column).alias(f"\x00{kind}"),
            pl.lit(kind).alias(_SHAPE),
            ranks.gather(block.rows["\x00table"]).alias(_RANK),
        )

    def _pivot(
        self, frames: Sequence[pl.DataFrame], key: Sequence[str], context: Context
    ) -> list[TableBlock]:
        """Pivot rows with the same key columns; a block for each set of new columns."""
        long = pl.concat(frames, how="diagonal")
        if len(frames) > 1:
            long = long.sort(_RANK, maintain_order=True)
        if long.height == 0:
            return []
        columns = [_NAME, _SHAPE]
        shapes = (
            long.select(*key, *columns)
            .unique(maintain_order=True)
            .group_by(key or pl.lit(0).alias("\x00all"), maintain_order=True)
            .agg(pl.concat_str([*columns], separator="\x00").sort().str.join("\x01").alias(_SET))
        )
        if shapes[_SET].n_unique() == 1:
            return [self._wide(long, key, context)]
        long = long.join(shapes, on=list(key), how="left", nulls_equal=True, maintain_order="left")
        return [
            self._wide(part.drop(_SET), key, context)
            for _, part in long.group_by(_SET, maintain_order=True)
        ]

    def _wide(self, long: pl.DataFrame, key: Sequence[str], context: Context) -> TableBlock:
        index = list(dict.fromkeys((*key, *self.row_key)))
        names = long.select(_NAME, _SHAPE).unique(maintain_order=True)
        self._check_names(names, index)
        rows = long.select(index).unique(maintain_order=True).with_row_index(_ROW)
        context.check_size(rows.height, rows.height * names.height * 8)
        numbered = long.join(rows, on=index, how="left", nulls_equal=True, maintain_order="left")
        wide = rows
        for kind in names[_SHAPE].unique(maintain_order=True):
            part = numbered.filter(pl.col(_SHAPE) == kind)
            made = part.pivot(on=_NAME, index=_ROW, values=f"\x00{kind}", aggregate_function="last")
            wide = wide.join(made, on=_ROW, how="left", maintain_order="left")
        if self.sorts:
            wide = wide.sort(*key, *self.row_key, maintain_order=True)
        columns = [*index, *names[_NAME]]
        return from_rows(wide.select(columns), columns, key)

    def _check_names(self, names: pl.DataFrame, index: Sequence[str]) -> None:
        for name in names[_NAME]:
            if name in index:
                raise FluxError(
                    f'value "{name}" appears in a column key column, but a column named '
                    f'"{name}" already exists; consider renaming "{name}"'
                )
        twice = names.filter(pl.col(_NAME).is_duplicated())
        if twice.height:
            one, two = twice[_SHAPE][:2]
            raise FluxError(
                f'schema collision detected: column "{twice[_NAME][0]}" is both of type '
                f"{one} and {two}"
            )


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
    remain. Values of several column keys are joined by `_`. Of several rows for one cell the last
    wins; cells without a row are null. Rows come in the order in which they first appear, by row
    key where the input comes straight from a bucket.

    Args:
        tables: Input.
        row_key: What identifies a row of the output.
        column_key: What names a column of the output.
        value_column: What fills the cells.
    """
    for name, labels in (("rowKey", row_key), ("columnKey", column_key)):
        if not labels:
            raise FluxError(f"pivot requires {name} to have at least one column")
    if set(row_key) & set(column_key):
        both = next(label for label in row_key if label in column_key)
        raise FluxError(f"column name found in both rowKey and colKey: {both}")
    if value_column in row_key or value_column in column_key:
        where = "rowKey" if value_column in row_key else "columnKey"
        raise FluxError(f"value column and {where} column are the same: {value_column}")
    return pipe(tables, Pivot(tuple(row_key), tuple(column_key), value_column))


def _names(frame: pl.DataFrame) -> pl.Series:
    """Join each row's column keys, as texts, by `_`."""
    if frame.width == 1 and frame.dtypes[0] == pl.String:
        return frame.to_series().fill_null("").alias(_NAME)
    texts = [
        series_of(
            label,
            ["" if value is None else format_value(value) for value in values_of(frame[label])],
            "string",
        )
        for label in frame.columns
    ]
    return pl.DataFrame(texts).select(pl.concat_str(pl.all(), separator="_").alias(_NAME))[_NAME]
