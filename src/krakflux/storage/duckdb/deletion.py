"""Removing points, in one transaction, with what follows from it for series and field types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from krakflux.storage.duckdb.frames import delete_frame, fetch_frame
from krakflux.storage.duckdb.row_conditions import NO_CONDITION
from krakflux.storage.duckdb.scan import scan_rows, table_condition
from krakflux.storage.duckdb.selection import select_series
from krakflux.storage.duckdb.series_map import NEVER
from krakflux.storage.duckdb.transaction import transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from krakflux.model.predicate import Predicate
    from krakflux.model.time import Bounds
    from krakflux.storage.duckdb.selection import Selection
    from krakflux.storage.duckdb.state import BucketState
    from krakflux.storage.duckdb.tables import Table

__all__ = ["delete_points"]


def delete_points(
    cursor: duckdb.DuckDBPyConnection,
    alias: str,
    state: BucketState,
    bounds: Bounds,
    predicate: Predicate | None,
) -> None:
    """Remove points durably; series left without points go, and with them their fields' types.

    All that was acknowledged must be in the file, and nothing be staged meanwhile.
    """
    tables = list(state.tables)
    newest: dict[int, int] = {}
    with transaction(cursor):
        for selection in select_series(state.series_table(), predicate):
            touched = _touched_series(state, selection, bounds)
            same_type = [table for table in tables if table.type is selection.type]
            left = list(_remove(cursor, alias, same_type, bounds, selection))
            newest |= _newest_times(cursor, alias, left, touched)
            tables = [table for table in tables if table.type is not selection.type] + left
        gone = [series for series, time in newest.items() if time == NEVER]
        if gone:
            cursor.execute(
                f"DELETE FROM {alias}.series WHERE id IN (SELECT unnest(?::UINTEGER[]))", [gone]
            )
    state.deletions += 1
    state.take((), newest)
    state.publish((), newest, tuple(tables))
    if gone:
        state.remove_series(pl.Series(gone, dtype=pl.UInt32()))


def _touched_series(state: BucketState, selection: Selection, bounds: Bounds) -> list[int]:
    """Give the series whose newest point may go; the others keep it, so they keep all we know."""
    lasts = state.series.last_times
    ids = selection.series.core["id"].to_list()
    return [series for series in ids if bounds.start <= lasts[series] < bounds.stop]


def _remove(
    cursor: duckdb.DuckDBPyConnection,
    alias: str,
    tables: Sequence[Table],
    bounds: Bounds,
    selection: Selection,
) -> Iterator[Table]:
    """Remove points from tables; give those tables that are left, as they are then."""
    read = [table for table in tables if table.overlaps(bounds)]
    yield from (table for table in tables if not table.overlaps(bounds))
    # The condition asks the value that counts, not those it has overwritten.
    points = (
        fetch_frame(cursor, *scan_rows(alias, read, bounds, selection))
        if read and selection.rows != NO_CONDITION
        else None
    )
    for table in read:
        name = f"{alias}.{table.name}"
        if points is not None:
            left = table.rows - delete_frame(cursor, name, points.select("series", "time"))
        elif selection.is_whole and _is_covered(table, bounds):
            left = 0
        else:
            where, parameters = table_condition(bounds, selection)
            removed = cursor.execute(f"DELETE FROM {name} WHERE {where}", parameters).fetchall()
            left = table.rows - int(removed[0][0])
        if left:
            yield replace(table, rows=left)
        else:
            cursor.execute(f"DROP TABLE {name}")


def _is_covered(table: Table, bounds: Bounds) -> bool:
    return bounds.start <= table.first and table.last < bounds.stop


def _newest_times(
    cursor: duckdb.DuckDBPyConnection, alias: str, tables: Sequence[Table], series: list[int]
) -> dict[int, int]:
    """Give each series' newest time in the tables, `NEVER` where they hold nothing of it."""
    newest = dict.fromkeys(series, NEVER)
    if not series:
        return newest
    for table in tables:
        found = cursor.execute(
            f"SELECT series, max(time) FROM {alias}.{table.name}"
            " WHERE series IN (SELECT unnest(?::UINTEGER[])) GROUP BY 1",
            [series],
        ).fetchall()
        for id_, time in found:
            newest[id_] = max(newest[id_], time)
    return newest
