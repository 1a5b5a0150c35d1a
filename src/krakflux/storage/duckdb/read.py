"""A read: which series, which rows of them, as which tables."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import InvalidError
from krakflux.model.time import Bounds
from krakflux.storage.duckdb.aggregate_rows import aggregate_rows
from krakflux.storage.duckdb.aggregates import (
    SELECTORS,
    Computation,
    has_aggregate,
    partials_query,
    unsupported_type,
)
from krakflux.storage.duckdb.blocks import (
    RANK,
    TABLE_NUMBER,
    TIME_TYPE,
    ResultRows,
    build_blocks,
)
from krakflux.storage.duckdb.frames import fetch_frame
from krakflux.storage.duckdb.layout import Layout, group_layout, series_layout
from krakflux.storage.duckdb.ordering import sort_rows
from krakflux.storage.duckdb.scan import scan_rows
from krakflux.storage.duckdb.selection import select_series
from krakflux.storage.duckdb.series_table import SeriesTable, join_series_tables
from krakflux.storage.windows import make_grid

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

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
    layout = _make_layout(selected, spec)
    extent = _narrow(bounds, snapshot, spec)
    blocks: list[tuple[int, TableBlock]] = []
    table_types: dict[int, FieldType] = {}
    for type_ in dict.fromkeys(part.type for part in selections):
        scans = [
            scan_rows(snapshot.alias, snapshot.tables, bounds, part)
            for part in selections
            if part.type is type_
        ]
        rows = _read_type(cursor, scans, type_, layout, spec, bounds, extent)
        if rows is None:
            continue
        if spec.group is not None:
            _check_collision(table_types, rows.frame[TABLE_NUMBER], type_)
        blocks += build_blocks(rows, layout, spec.bounds, spec.limit, spec.offset)
    return [block for _, block in sorted(blocks, key=itemgetter(0))]


def _make_layout(selected: SeriesTable, spec: ReadSpec) -> Layout:
    if spec.group is None:
        return series_layout(selected)
    has_points = spec.aggregate is None or spec.aggregate in SELECTORS
    return group_layout(selected, spec.group, has_points=has_points)


def _narrow(bounds: Bounds, snapshot: Snapshot, spec: ReadSpec) -> Bounds:
    """Give the bounds that windows must be listed for: no wider than the data, if possible."""
    if spec.create_empty:
        return spec.bounds
    first = min((table.first for table in snapshot.tables), default=0)
    last = max((table.last for table in snapshot.tables), default=0)
    return bounds.intersect(Bounds(first, last + 1))


def _read_type(
    cursor: duckdb.DuckDBPyConnection,
    scans: list[Condition],
    type_: FieldType,
    layout: Layout,
    spec: ReadSpec,
    bounds: Bounds,
    extent: Bounds,
) -> ResultRows | None:
    if spec.aggregate is None:
        return _point_rows(_fetch(cursor, scans, layout), spec)
    if not has_aggregate(spec.aggregate, type_):
        for text, parameters in scans:
            if cursor.execute(f"{text} LIMIT 1", parameters).fetchall():
                raise unsupported_type(spec.aggregate, type_)
        return None
    computation = Computation(spec.aggregate, type_, with_time=spec.time_column is None)
    grid = make_grid(spec.window, extent) if spec.window else None
    queries = [partials_query(scan, computation, grid, bounds.start) for scan in scans]
    return aggregate_rows(_fetch(cursor, queries, layout), spec, spec.aggregate, grid)


def _fetch(
    cursor: duckdb.DuckDBPyConnection, queries: Sequence[Condition], layout: Layout
) -> pl.DataFrame:
    """Run queries that give a column `series`, and add what `layout` says of it."""
    rows = pl.concat([fetch_frame(cursor, *query) for query in queries])
    ranks = _rank_series(rows["series"], layout.series)
    tables = ranks if layout.group is None else layout.table_of_rank.gather(ranks)
    return (
        rows.drop("series")
        .insert_column(0, ranks.alias(RANK))
        .insert_column(0, tables.alias(TABLE_NUMBER))
    )


def _point_rows(rows: pl.DataFrame, spec: ReadSpec) -> ResultRows:
    """Give the points themselves: by table, series and time."""
    ranks = rows[RANK].unique()
    if spec.descending:
        ordered = rows.sort(TABLE_NUMBER, RANK, "time", descending=[False, False, True])
    else:
        by = [RANK] if spec.group is None else [TABLE_NUMBER, RANK]
        ordered = sort_rows(rows, [*by, "time"])
    return ResultRows(
        ordered.select(
            TABLE_NUMBER,
            RANK,
            pl.col("time").cast(TIME_TYPE).alias("_time"),
            pl.col("value").alias("_value"),
        ),
        ranks,
    )


def _check_collision(known: dict[int, FieldType], tables: pl.Series, type_: FieldType) -> None:
    for table in tables.unique().sort():
        other = known.setdefault(table, type_)
        if other is not type_:
            raise InvalidError(
                f"schema collision: cannot group {other.value} and {type_.value} types together"
            )


def _rank_series(series: pl.Series, selected: SeriesTable) -> pl.Series:
    """Give each series id's row number in `selected`."""
    ids = selected.core["id"]
    ranks = pl.int_range(ids.len(), dtype=pl.UInt32, eager=True)
    highest = ids.max()
    assert isinstance(highest, int)
    of_id = pl.Series([0], dtype=pl.UInt32()).new_from_index(0, highest + 1).scatter(ids, ranks)
    return of_id.gather(series)
