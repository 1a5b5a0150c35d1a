"""Which series a bucket holds in some bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.model.time import Bounds
from krakflux.storage.duckdb.frames import fetch_frame
from krakflux.storage.duckdb.row_conditions import NO_CONDITION
from krakflux.storage.duckdb.scan import scan_rows
from krakflux.storage.duckdb.selection import select_series
from krakflux.storage.duckdb.series_table import join_series_tables

if TYPE_CHECKING:
    import duckdb

    from krakflux.model.predicate import Predicate
    from krakflux.storage.duckdb.selection import Selection
    from krakflux.storage.duckdb.series_table import SeriesTable
    from krakflux.storage.duckdb.snapshot import Snapshot

__all__ = ["find_series"]


def find_series(
    cursor: duckdb.DuckDBPyConnection,
    snapshot: Snapshot,
    bounds: Bounds,
    predicate: Predicate | None,
) -> SeriesTable:
    """Give the series that have a point in `bounds` which `predicate` selects.

    A series whose newest point lies in the bounds needs no look into the file; where the bounds
    end now, that is every series.
    """
    visible = Bounds(max(bounds.start, snapshot.lower_bound), bounds.stop)
    found: list[SeriesTable] = []
    for selection in select_series(snapshot.series, predicate):
        lasts = snapshot.newest.times(selection.series.core["id"])
        is_recent = lasts >= visible.start
        is_sure = is_recent & (lasts < visible.stop)
        if selection.rows != NO_CONDITION:
            is_sure &= False
        found.append(selection.series.select(is_sure))
        unsure = selection.series.select(is_recent & ~is_sure)
        if unsure.core.height and not visible.is_empty:
            found.append(_look_up(cursor, snapshot, visible, selection.restricted(unsure)))
    return join_series_tables(found) if found else snapshot.series.empty()


def _look_up(
    cursor: duckdb.DuckDBPyConnection, snapshot: Snapshot, bounds: Bounds, selection: Selection
) -> SeriesTable:
    text, parameters = scan_rows(snapshot.alias, snapshot.tables, bounds, selection)
    ids = fetch_frame(cursor, f"SELECT DISTINCT series FROM ({text})", parameters)["series"]
    return selection.series.select(selection.series.core["id"].is_in(ids.implode()))
