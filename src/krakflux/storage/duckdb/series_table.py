"""A bucket's series as a Polars table, so that predicates on tags look at whole columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.line_protocol import parse_series_key
from krakflux.storage.duckdb.value_types import TYPE_CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.storage.duckdb.series_map import NewSeries

__all__ = [
    "FIELD",
    "MEASUREMENT",
    "SeriesTable",
    "empty_series_table",
    "extend_series_table",
    "join_series_tables",
]

MEASUREMENT: Final = "_measurement"
FIELD: Final = "_field"
_ROW: Final = "\x00row"
_TAG: Final = "\x00tag"
_CORE_SCHEMA: Final = {
    "id": pl.UInt32(),
    "key": pl.String(),
    MEASUREMENT: pl.String(),
    FIELD: pl.String(),
    "type": pl.UInt8(),
    "shape": pl.UInt32(),
}


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """One row a series, in no particular order.

    Attributes:
        core: `id`, `key`, `_measurement`, `_field`, `type` (a code of `value_types`) and `shape`, a
            number of `shapes`.
        tags: Row by row beside `core`: one column for each tag key, null where a series lacks it.
        shapes: The sets of tag keys that occur, each sorted.
    """

    core: pl.DataFrame
    tags: pl.DataFrame
    shapes: tuple[tuple[str, ...], ...] = field(default=())

    def column(self, name: str) -> pl.Series | None:
        """Give a tag, `_measurement` or `_field` of all series; None if no series has the tag."""
        if name in (MEASUREMENT, FIELD):
            return self.core[name]
        return self.tags[name] if name in self.tags.columns else None

    def select(self, mask: pl.Series) -> SeriesTable:
        """Give the series where `mask` is true."""
        return self if mask.all() else self.take(mask.arg_true())

    def take(self, rows: pl.Series) -> SeriesTable:
        """Give the series at these row numbers, in this order."""
        tags = self.tags[rows] if self.tags.columns else self.tags
        return SeriesTable(self.core[rows], tags, self.shapes)

    def empty(self) -> SeriesTable:
        """Give no series, with the same columns."""
        return SeriesTable(self.core.clear(), self.tags.clear(), self.shapes)

    def in_key_order(self) -> SeriesTable:
        """Give the series sorted by series key, then by field."""
        if self.core.height == 1:
            return self
        return self.take(self.core.select(pl.arg_sort_by("key", FIELD)).to_series())


def join_series_tables(tables: Sequence[SeriesTable]) -> SeriesTable:
    """Give the series of several selections of one table."""
    if len(tables) == 1:
        return tables[0]
    return SeriesTable(
        pl.concat([table.core for table in tables]),
        pl.concat([table.tags for table in tables]),
        tables[0].shapes,
    )


def empty_series_table() -> SeriesTable:
    """Give a table without series."""
    return SeriesTable(pl.DataFrame(schema=_CORE_SCHEMA), pl.DataFrame())


def extend_series_table(table: SeriesTable, series: Sequence[NewSeries]) -> SeriesTable:
    """Give the table with more series below."""
    keys = pl.Series("key", [new.key for new in series], pl.String())
    tags = _split_tags(keys)
    shapes, shape_column = _number_shapes(table.shapes, tags, len(series))
    core = pl.DataFrame(
        [
            pl.Series("id", [new.id for new in series], pl.UInt32()),
            keys,
            pl.Series(MEASUREMENT, [new.measurement for new in series], pl.String()),
            pl.Series(FIELD, [new.field for new in series], pl.String()),
            pl.Series("type", [TYPE_CODES[new.type] for new in series], pl.UInt8()),
            shape_column,
        ]
    )
    return SeriesTable(
        pl.concat([table.core, core]),
        _stack(table, _spread_tags(tags, len(series)), len(series)),
        shapes,
    )


def _split_tags(keys: pl.Series) -> pl.DataFrame:
    """Give one row for each tag of each key: row number, tag, value."""
    frame = pl.DataFrame({"key": keys}).with_row_index(_ROW)
    escaped = frame["key"].str.contains("\\", literal=True)
    pair = pl.col("key").str.splitn("=", 2)
    plain = (
        frame.filter(~escaped)
        .with_columns(pl.col("key").str.split(",").list.slice(1))
        .explode("key")
        .drop_nulls("key")
        .select(
            _ROW,
            pair.struct.field("field_0").alias(_TAG),
            pair.struct.field("field_1").alias("value"),
        )
    )
    if not escaped.any():
        return plain
    parsed = [
        (row, tag, value)
        for row, key in frame.filter(escaped).iter_rows()
        for tag, value in parse_series_key(key)[1]
    ]
    return pl.concat([plain, pl.DataFrame(parsed, schema=plain.schema, orient="row")])


def _spread_tags(tags: pl.DataFrame, height: int) -> pl.DataFrame:
    rows = pl.DataFrame({_ROW: pl.int_range(height, dtype=pl.UInt32, eager=True)})
    if tags.is_empty():
        return rows.drop(_ROW)
    wide = tags.pivot(on=_TAG, index=_ROW, values="value")
    return rows.join(wide, on=_ROW, how="left", maintain_order="left").drop(_ROW)


def _stack(table: SeriesTable, tags: pl.DataFrame, height: int) -> pl.DataFrame:
    # Polars keeps no height for a frame without columns, so missing ones are made on both sides.
    names = list(dict.fromkeys([*table.tags.columns, *tags.columns]))
    above = _with_all(table.tags, names, table.core.height)
    return pl.concat([above, _with_all(tags, names, height)])


def _with_all(frame: pl.DataFrame, names: list[str], height: int) -> pl.DataFrame:
    missing = pl.Series([None], dtype=pl.String()).new_from_index(0, height)
    return pl.DataFrame(
        [frame[name] if name in frame.columns else missing.alias(name) for name in names]
    )


def _number_shapes(
    known: tuple[tuple[str, ...], ...], tags: pl.DataFrame, height: int
) -> tuple[tuple[tuple[str, ...], ...], pl.Series]:
    numbers = {shape: number for number, shape in enumerate(known)}
    # Keys are canonical: their tags are sorted.
    grouped = tags.group_by(_ROW, maintain_order=True).agg(_TAG)
    distinct = grouped.select(pl.col(_TAG).unique()).to_series().to_list()
    shapes = [tuple(shape) for shape in distinct]
    for shape in [(), *shapes]:
        numbers.setdefault(shape, len(numbers))
    lookup = pl.DataFrame(
        {
            _TAG: pl.Series(distinct, dtype=pl.List(pl.String())),
            "shape": pl.Series([numbers[shape] for shape in shapes], dtype=pl.UInt32()),
        }
    )
    rows = pl.DataFrame({_ROW: pl.int_range(height, dtype=pl.UInt32, eager=True)})
    column = (
        rows.join(
            grouped.join(lookup, on=_TAG, how="left"), on=_ROW, how="left", maintain_order="left"
        )["shape"]
        .fill_null(numbers[()])
        .cast(pl.UInt32)
    )
    return tuple(numbers), column
