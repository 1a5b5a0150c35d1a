"""Additions become rows: in the bucket's file, in one transaction, or held in memory beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from krakflux.storage.duckdb.additions import series_frame
from krakflux.storage.duckdb.frames import insert_frame
from krakflux.storage.duckdb.newest import newest_rows
from krakflux.storage.duckdb.tables import Table, create_table_sql
from krakflux.storage.duckdb.transaction import storage_errors, transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import duckdb

    from krakflux.model.points import FieldType
    from krakflux.storage.duckdb.additions import Addition
    from krakflux.storage.duckdb.newest import TypedRows
    from krakflux.storage.duckdb.state import BucketState
    from krakflux.storage.duckdb.tables import TableKind

__all__ = ["hold_additions", "release_held", "store_additions", "store_steps"]


def store_additions(
    cursor: duckdb.DuckDBPyConnection,
    alias: str,
    state: BucketState,
    additions: Sequence[Addition],
) -> None:
    """Store additions, durably and all or none, then publish them to `state`.

    The number of the last batch is stored with them: a log that is read again is cut there.
    """
    store_steps(cursor, alias, state, (additions,))


def store_steps(
    cursor: duckdb.DuckDBPyConnection,
    alias: str,
    state: BucketState,
    steps: Iterable[Sequence[Addition]],
) -> list[Addition]:
    """Do what `store_additions` does, holding the rows of one step at a time.

    Gives the additions without their rows. There must be at least one. The caller marks the time
    with `BucketState.storing`.
    """
    tables = {table.name: table for table in state.tables if not table.is_held}
    stored: list[Addition] = []
    newest: list[TypedRows] = []
    with transaction(cursor):
        for additions in steps:
            newest += _insert(cursor, alias, additions, tables, state.segment)
            stored += [replace(addition, rows={}) for addition in additions]
        sequence = stored[-1].sequence
        cursor.execute(f"UPDATE {alias}.meta SET value = ? WHERE name = 'sequence'", [sequence])
    _show(state, stored, tuple(tables.values()), newest)
    # Last: who knows of it finds no table in memory any more.
    state.stored_sequence = sequence
    return stored


def _insert(
    cursor: duckdb.DuckDBPyConnection,
    alias: str,
    additions: Sequence[Addition],
    tables: dict[str, Table],
    segment: int,
) -> list[TypedRows]:
    """Insert additions; `tables` are changed as the file's are. Gives what may be newest."""
    newest: list[TypedRows] = []
    new_series = [new for addition in additions for new in addition.new_series]
    if new_series:
        insert_frame(cursor, f"{alias}.series", series_frame(new_series))
    for (kind, type_), rows in _join_rows(additions):
        table = _table_of(rows, kind, type_, segment)
        if table.name in tables:
            known = tables[table.name]
            tables[table.name] = known.grown(table.rows, table.first, table.last)
        else:
            cursor.execute(create_table_sql(alias, table))
            tables[table.name] = table
        insert_frame(cursor, table.within(alias), rows)
        newest.append(newest_rows((type_, rows)))
    return newest


def hold_additions(
    cursor: duckdb.DuckDBPyConnection,
    alias: str,
    state: BucketState,
    additions: Sequence[Addition],
) -> None:
    """Let readers find additions in memory, as long as the file takes no rows."""
    tables = [table for table in state.tables if not table.is_held]
    newest: list[TypedRows] = []
    with storage_errors():
        for (kind, type_), rows in _join_rows(additions):
            table = replace(_table_of(rows, kind, type_, state.segment), is_held=True)
            cursor.execute(create_table_sql(alias, table))
            insert_frame(cursor, table.within(alias), rows)
            tables.append(table)
            newest.append(newest_rows((type_, rows)))
    _show(state, additions, tuple(tables), newest)


def release_held(cursor: duckdb.DuckDBPyConnection, alias: str, tables: Sequence[Table]) -> None:
    """Drop what was held in memory, once it stands in the file."""
    with storage_errors():
        for table in tables:
            if table.is_held:
                cursor.execute(f"DROP TABLE IF EXISTS {table.within(alias)}")


def _show(
    state: BucketState,
    additions: Sequence[Addition],
    tables: tuple[Table, ...],
    newest: Sequence[TypedRows],
) -> None:
    unseen = [each for each in additions if each.sequence > state.shown_sequence]
    last_times: dict[int, int] = {}
    for addition in unseen:
        last_times.update(addition.last_times)
    new_series = [new for addition in unseen for new in addition.new_series]
    state.publish(new_series, last_times, tables, newest)
    state.shown_sequence = additions[-1].sequence


def _join_rows(
    additions: Sequence[Addition],
) -> Iterator[tuple[tuple[TableKind, FieldType], pl.DataFrame]]:
    targets = dict.fromkeys(target for addition in additions for target in addition.rows)
    for target in targets:
        frames = [addition.rows[target] for addition in additions if target in addition.rows]
        yield target, pl.concat(frames)


def _table_of(rows: pl.DataFrame, kind: TableKind, type_: FieldType, segment: int) -> Table:
    first, last = rows["time"].min(), rows["time"].max()
    assert isinstance(first, int)
    assert isinstance(last, int)
    return Table(kind, segment, type_, rows.height, first, last)
