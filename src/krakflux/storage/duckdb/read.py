"""A read: which series, which rows of them, as which tables."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import InvalidError, UnavailableError
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
from krakflux.storage.duckdb.limits import ROW_BYTES, rows_within
from krakflux.storage.duckdb.ordering import distinct_numbers, sort_rows
from krakflux.storage.duckdb.row_conditions import NO_CONDITION
from krakflux.storage.duckdb.scan import scan_rows
from krakflux.storage.duckdb.selection import select_series
from krakflux.storage.duckdb.series_table import SeriesTable, join_series_tables
from krakflux.storage.port import Aggregate
from krakflux.storage.windows import make_grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from krakflux.model.points import FieldType
    from krakflux.model.tables import TableBlock
    from krakflux.storage.duckdb.row_conditions import Condition
    from krakflux.storage.duckdb.selection import Selection
    from krakflux.storage.duckdb.snapshot import Snapshot
    from krakflux.storage.port import ReadSpec
    from krakflux.storage.windows import WindowGrid

__all__ = ["read_blocks"]


def read_blocks(
    cursor: duckdb.DuckDBPyConnection, snapshot: Snapshot, spec: ReadSpec
) -> list[TableBlock]:
    """Carry a `ReadSpec` out."""
    bounds = Bounds(max(spec.bounds.start, snapshot.lower_bound), spec.bounds.stop)
    selections = list(select_series(snapshot.series, spec.predicate))
    if bounds.is_empty or not selections:
        return []
    series = join_series_tables([part.series for part in selections]).in_key_order()
    read = _Read(cursor, snapshot, spec, bounds, _make_layout(series, spec))
    blocks: list[tuple[int, TableBlock]] = []
    table_types: dict[int, FieldType] = {}
    for type_ in dict.fromkeys(part.type for part in selections):
        rows = read.rows([part for part in selections if part.type is type_], type_)
        if spec.group is not None:
            _check_collision(table_types, rows.frame[TABLE_NUMBER], type_)
        blocks += build_blocks(rows, read.layout, spec.bounds, spec.limit, spec.offset)
    return [block for _, block in sorted(blocks, key=itemgetter(0))]


def _make_layout(selected: SeriesTable, spec: ReadSpec) -> Layout:
    if spec.group is None:
        return series_layout(selected)
    has_points = spec.aggregate is None or spec.aggregate in SELECTORS
    return group_layout(selected, spec.group, has_points=has_points)


class _Read:
    """One read while it runs; counts what it takes of its memory."""

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        snapshot: Snapshot,
        spec: ReadSpec,
        bounds: Bounds,
        layout: Layout,
    ) -> None:
        self.layout = layout
        self._cursor = cursor
        self._snapshot = snapshot
        self._spec = spec
        self._bounds = bounds
        self._memory_left = snapshot.memory_limit_bytes

    def rows(self, selections: Sequence[Selection], type_: FieldType) -> ResultRows:
        """Read the rows of one value type."""
        spec = self._spec
        is_plain = all(part.rows == NO_CONDITION for part in selections)
        if spec.aggregate is Aggregate.LAST and spec.window is None and is_plain:
            ids = pl.concat([part.series.core["id"] for part in selections])
            return self._last_points(ids, selections, type_)
        return self._rows_within(self._bounds, selections, type_)

    def _last_points(
        self, ids: pl.Series, selections: Sequence[Selection], type_: FieldType
    ) -> ResultRows:
        """Give each series' last point: from memory or, where it is not there, from the tables."""
        newest = self._snapshot.newest
        points = newest.points(ids, type_, self._bounds)
        if points is not None and points.height <= rows_within(self._memory_left, type_):
            self._memory_left -= points.height * ROW_BYTES[type_]
            grain = pl.Series("grain", [0], pl.Int64()).new_from_index(0, points.height)
            placed = self._place(points.insert_column(1, grain))
            return aggregate_rows(placed, self._spec, Aggregate.LAST, None)
        narrowed = self._newest_bounds(newest.times(ids))
        if narrowed is not None:
            found = self._rows_within(narrowed, selections, type_)
            # A write beside this read may have moved a newest time that was looked at.
            if found.ranks.len() == (newest.times(ids) >= narrowed.start).sum():
                return found
        return self._rows_within(self._bounds, selections, type_)

    def _newest_bounds(self, times: pl.Series) -> Bounds | None:
        """Give the stretch that holds the last point of series with these newest times.

        None where that is not known.
        """
        first = times.filter(times >= self._bounds.start).min()
        last = times.max()
        if not isinstance(first, int) or not isinstance(last, int) or last >= self._bounds.stop:
            return None
        return Bounds(first, self._bounds.stop)

    def _rows_within(
        self, bounds: Bounds, selections: Sequence[Selection], type_: FieldType
    ) -> ResultRows:
        scans = [
            scan_rows(self._snapshot.alias, self._snapshot.tables, bounds, part)
            for part in selections
        ]
        if self._spec.aggregate is None:
            return _point_rows(self._fetch(scans, type_), self._spec)
        if not has_aggregate(self._spec.aggregate, type_):
            self._refuse_points(scans, self._spec.aggregate, type_)
            return _point_rows(self._fetch(scans, type_), self._spec)
        return self._aggregate(scans, self._spec.aggregate, type_)

    def _aggregate(
        self, scans: Sequence[Condition], aggregate: Aggregate, type_: FieldType
    ) -> ResultRows:
        computation = Computation(aggregate, type_, with_time=self._spec.time_column is None)
        grid = self._make_grid()
        start = self._bounds.start
        partials = self._fetch(
            [partials_query(scan, computation, grid, start) for scan in scans], type_
        )
        if aggregate is Aggregate.LAST and grid is None:
            self._learn_newest(partials, type_)
        return aggregate_rows(partials, self._spec, aggregate, grid)

    def _learn_newest(self, points: pl.DataFrame, type_: FieldType) -> None:
        series = self.layout.series.core["id"].gather(points[RANK]).alias("series")
        rows = pl.DataFrame([series, points["time"], points["value"]])
        self._snapshot.newest.learn((type_, rows), self._snapshot.newest_version)

    def _make_grid(self) -> WindowGrid | None:
        window, tables = self._spec.window, self._snapshot.tables
        if window is None:
            return None
        if self._spec.create_empty:
            return make_grid(window, self._spec.bounds)
        # Windows are listed for the data alone: years without any cost nothing.
        first = min((table.first for table in tables), default=0)
        last = max((table.last for table in tables), default=0)
        return make_grid(window, self._bounds.intersect(Bounds(first, last + 1)))

    def _refuse_points(
        self, scans: Sequence[Condition], aggregate: Aggregate, type_: FieldType
    ) -> None:
        for text, parameters in scans:
            if self._cursor.execute(f"{text} LIMIT 1", parameters).fetchall():
                raise unsupported_type(aggregate, type_)

    def _fetch(self, queries: Sequence[Condition], type_: FieldType) -> pl.DataFrame:
        """Run queries that give a column `series`, and add what the layout says of it."""
        fetched = [self._fetch_within_limit(query, type_) for query in queries]
        return self._place(pl.concat(fetched) if len(fetched) > 1 else fetched[0])

    def _place(self, rows: pl.DataFrame) -> pl.DataFrame:
        ranks = _rank_series(rows.drop_in_place("series"), self.layout.series)
        is_grouped = self.layout.group is not None
        tables = self.layout.table_of_rank.gather(ranks) if is_grouped else ranks
        return rows.insert_column(0, ranks.alias(RANK)).insert_column(0, tables.alias(TABLE_NUMBER))

    def _fetch_within_limit(self, query: Condition, type_: FieldType) -> pl.DataFrame:
        text, parameters = query
        most = rows_within(self._memory_left, type_)
        held = sum(
            table.rows
            for table in self._snapshot.tables
            if table.type is type_ and table.overlaps(self._bounds)
        )
        if held > most:
            text = f"SELECT * FROM ({text}) LIMIT {most + 1}"
        rows = fetch_frame(self._cursor, text, parameters)
        if rows.height > most:
            raise UnavailableError(
                f"the read takes more than {self._snapshot.memory_limit_bytes} bytes of memory",
                hint="narrow the range or aggregate, or raise read_memory_limit_bytes",
            )
        self._memory_left -= rows.height * ROW_BYTES[type_]
        return rows


def _point_rows(rows: pl.DataFrame, spec: ReadSpec) -> ResultRows:
    """Give the points themselves: by table, series and time."""
    ranks = distinct_numbers(rows[RANK])
    if ranks.len() == 1 and not spec.descending and rows["time"].is_sorted():
        ordered = rows
    elif spec.descending:
        ordered = rows.sort(TABLE_NUMBER, RANK, "time", descending=[False, False, True])
    else:
        by = [RANK] if spec.group is None else [TABLE_NUMBER, RANK]
        ordered = sort_rows(rows, [*by, "time"])
    return ResultRows(
        pl.DataFrame(
            [
                ordered[TABLE_NUMBER],
                ordered[RANK],
                ordered["time"].cast(TIME_TYPE).alias("_time"),
                ordered["value"].alias("_value"),
            ]
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
    if ids.len() == 1:
        return pl.Series([0], dtype=pl.UInt32()).new_from_index(0, series.len())
    ranks = pl.int_range(ids.len(), dtype=pl.UInt32, eager=True)
    highest = ids.max()
    assert isinstance(highest, int)
    of_id = pl.Series([0], dtype=pl.UInt32()).new_from_index(0, highest + 1).scatter(ids, ranks)
    return of_id.gather(series)
