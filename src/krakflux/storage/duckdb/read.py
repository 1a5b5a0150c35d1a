"""A read: which series, which rows of them, as which tables."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

import polars as pl

from krakflux.model.time import Bounds
from krakflux.storage.duckdb.blocks import RANK, TIME_TYPE, series_blocks
from krakflux.storage.duckdb.frames import fetch_frame
from krakflux.storage.duckdb.scan import scan_rows
from krakflux.storage.duckdb.selection import select_series
from krakflux.storage.duckdb.series_table import SeriesTable, join_series_tables

if TYPE_CHECKING:
    from array import array

    import duckdb

    from krakflux.model.tables import TableBlock
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
        newest: By series id: the time of the newest point.
    """

    alias: str
    series: SeriesTable
    tables: tuple[Table, ...]
    lower_bound: int
    newest: array[int]

    def last_times(self, series: SeriesTable) -> pl.Series:
        """Give the time of each series' newest point."""
        newest = self.newest
        return pl.Series([newest[id_] for id_ in series.core["id"].to_list()], dtype=pl.Int64())


def read_blocks(
    cursor: duckdb.DuckDBPyConnection, snapshot: Snapshot, spec: ReadSpec
) -> list[TableBlock]:
    """Carry a `ReadSpec` out."""
    bounds = Bounds(max(spec.bounds.start, snapshot.lower_bound), spec.bounds.stop)
    selections = list(select_series(snapshot.series, spec.predicate))
    if bounds.is_empty or not selections:
        return []
    selected = join_series_tables([part.series for part in selections]).in_key_order()
    blocks: list[tuple[int, TableBlock]] = []
    for type_ in dict.fromkeys(part.type for part in selections):
        scans = [
            scan_rows(snapshot.alias, snapshot.tables, bounds, part)
            for part in selections
            if part.type is type_
        ]
        rows = pl.concat([fetch_frame(cursor, *scan) for scan in scans])
        blocks += series_blocks(_raw_rows(rows, selected), selected, spec.bounds)
    return [block for _, block in sorted(blocks, key=itemgetter(0))]


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
