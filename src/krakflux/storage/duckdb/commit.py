"""A group commit: batches that came together become rows in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.storage.duckdb.frames import insert_frame
from krakflux.storage.duckdb.staging import Staging
from krakflux.storage.duckdb.tables import Table, TableKind, create_table_sql
from krakflux.storage.duckdb.transaction import transaction
from krakflux.storage.duckdb.value_types import TYPE_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb

    from krakflux.model.points import FieldType, PointBatch
    from krakflux.storage.duckdb.series_map import NewSeries
    from krakflux.storage.duckdb.state import BucketState
    from krakflux.storage.port import WriteReport

__all__ = ["stage_batches", "store_staged"]


def stage_batches(
    state: BucketState, batches: Sequence[PointBatch], now: int
) -> tuple[Staging, list[WriteReport]]:
    """Decide what of some batches is stored, and as what; nothing is changed.

    Args:
        state: What is in memory of the bucket.
        batches: In the order they came; a later one overwrites an earlier one.
        now: The present, for the retention.
    """
    staging = Staging(state.series, state.next_sequence)
    bound = state.lower_bound(now) if state.retention else None
    reports = [staging.add(state.bucket, batch, bound, state.retention) for batch in batches]
    return staging, reports


def store_staged(
    cursor: duckdb.DuckDBPyConnection, alias: str, state: BucketState, staging: Staging
) -> None:
    """Store what was staged, durably and all or none, then publish it to `state`."""
    if rows := staging.rows():
        with transaction(cursor):
            _insert_series(cursor, alias, staging.new_series)
            tables = _insert_rows(cursor, alias, state, rows)
        state.next_sequence = staging.next_sequence
        state.publish(staging.new_series, staging.last_times, tables)


def _insert_series(
    cursor: duckdb.DuckDBPyConnection, alias: str, new_series: Sequence[NewSeries]
) -> None:
    if not new_series:
        return
    frame = pl.DataFrame(
        [
            pl.Series("id", [new.id for new in new_series], pl.UInt32()),
            pl.Series("key", [new.key for new in new_series], pl.String()),
            pl.Series("measurement", [new.measurement for new in new_series], pl.String()),
            pl.Series("field", [new.field for new in new_series], pl.String()),
            pl.Series("type", [TYPE_CODES[new.type] for new in new_series], pl.UInt8()),
        ]
    )
    insert_frame(cursor, f"{alias}.series", frame)


def _insert_rows(
    cursor: duckdb.DuckDBPyConnection,
    alias: str,
    state: BucketState,
    incoming: Mapping[tuple[TableKind, FieldType], pl.DataFrame],
) -> tuple[Table, ...]:
    tables = {table.name: table for table in state.tables}
    for (kind, type_), rows in incoming.items():
        times = rows["time"]
        first, last = times.min(), times.max()
        assert isinstance(first, int)
        assert isinstance(last, int)
        table = Table(kind, state.segment, type_, rows.height, first, last)
        if table.name in tables:
            tables[table.name] = tables[table.name].grown(rows.height, first, last)
        else:
            cursor.execute(create_table_sql(alias, table))
            tables[table.name] = table
        insert_frame(cursor, f"{alias}.{table.name}", rows)
    return tuple(tables.values())
