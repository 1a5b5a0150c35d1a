"""A read: which series, which rows of them, as which tables."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

import polars as pl

from krakflux.model.time import Bounds
from krakflux.storage.duckdb.blocks import RANK, TIME_TYPE, series_blocks
from krakflux.storage.duckdb.frames import fetch_frame
from krakflux.storage.duckdb.predicates import SeriesClass, classify_series
from krakflux.storage.duckdb.row_conditions import row_condition
from krakflux.storage.duckdb.scan import scan_rows, series_condition
from krakflux.storage.duckdb.series_table import SeriesTable, join_series_tables
from krakflux.storage.duckdb.value_types import TYPE_CODES, TYPE_OF_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from krakflux.model.points import FieldType
    from krakflux.model.tables import TableBlock
    from krakflux.storage.duckdb.row_conditions import Condition
    from krakflux.storage.duckdb.tables import Table
    from krakflux.storage.port import ReadSpec

__all__ = ["Snapshot", "read_blocks"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a read needs to know of a bucket.

    Attributes:
        alias: The attached file.
        series: All series.
        tables: All tables of values.
        lower_bound: The earliest time that the retention lets be seen.
    """

    alias: str
    series: SeriesTable
    tables: tuple[Table, ...]
    lower_bound: int


def read_blocks(
    cursor: duckdb.DuckDBPyConnection, snapshot: Snapshot, spec: ReadSpec
) -> list[TableBlock]:
    """Carry a `ReadSpec` out."""
    bounds = Bounds(max(spec.bounds.start, snapshot.lower_bound), spec.bounds.stop)
    classes = list(classify_series(snapshot.series, spec.predicate))
    if bounds.is_empty or not classes:
        return []
    selected = join_series_tables([found.series for found in classes]).in_key_order()
    blocks: list[tuple[int, TableBlock]] = []
    for type_ in _types(selected):
        scans = _scans(snapshot, classes, type_, bounds)
        rows = pl.concat([fetch_frame(cursor, *scan) for scan in scans])
        blocks += series_blocks(_raw_rows(rows, selected), selected, spec.bounds)
    return [block for _, block in sorted(blocks, key=itemgetter(0))]


def _types(selected: SeriesTable) -> list[FieldType]:
    return [TYPE_OF_CODE[code] for code in selected.core["type"].unique().sort()]


def _scans(
    snapshot: Snapshot, classes: Sequence[SeriesClass], type_: FieldType, bounds: Bounds
) -> Iterator[Condition]:
    tables = [table for table in snapshot.tables if table.type is type_]
    known = int((snapshot.series.core["type"] == TYPE_CODES[type_]).sum())
    for found in classes:
        core = found.series.core
        ids = core.filter(pl.col("type") == TYPE_CODES[type_])["id"].sort().to_list()
        if ids and tables:
            series = series_condition(ids, known)
            yield scan_rows(
                snapshot.alias, tables, bounds, series, row_condition(found.rows, type_)
            )


def _raw_rows(rows: pl.DataFrame, selected: SeriesTable) -> pl.DataFrame:
    """Give the rows by rank of their series and by time, as `series_blocks` takes them."""
    ranked = rows.select(
        rank_series(rows["series"], selected),
        pl.col("time").cast(TIME_TYPE).alias("_time"),
        pl.col("value").alias("_value"),
    )
    return sort_rows(ranked, RANK, "_time")


def rank_series(series: pl.Series, selected: SeriesTable) -> pl.Series:
    """Give each series id's row number in `selected`."""
    ids = selected.core["id"]
    ranks = pl.int_range(ids.len(), dtype=pl.UInt32, eager=True)
    highest = ids.max()
    assert isinstance(highest, int)
    of_id = pl.Series([0], dtype=pl.UInt32()).new_from_index(0, highest + 1).scatter(ids, ranks)
    return of_id.gather(series).alias(RANK)


def sort_rows(rows: pl.DataFrame, first: str, second: str) -> pl.DataFrame:
    """Sort by two columns; costs one pass where the rows stand in order, as in a part."""
    major, minor = pl.col(first), pl.col(second)
    step = major.cast(pl.Int64).diff()
    ascends = (step > 0) | ((step == 0) & (minor >= minor.shift(1)))
    if rows.select(ascends.all()).item():
        return rows
    return rows.sort(first, second)
