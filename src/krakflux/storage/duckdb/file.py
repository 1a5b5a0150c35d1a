"""A bucket's file: made, opened and checked, and what it holds read into memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import polars as pl

from krakflux.errors import ConfigurationError
from krakflux.storage.duckdb.additions import series_of_frame
from krakflux.storage.duckdb.directory import check_bucket_file, unfinished_file
from krakflux.storage.duckdb.frames import fetch_frame
from krakflux.storage.duckdb.tables import (
    FORMAT,
    META_DDL,
    Table,
    TableKind,
    parse_table_name,
)
from krakflux.storage.duckdb.transaction import storage_errors

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.storage.duckdb.series_map import NewSeries

__all__ = ["FileContents", "attach_file", "create_file", "load_file", "quote"]


@dataclass(frozen=True, slots=True)
class FileContents:
    """What a file held when it was opened.

    Attributes:
        retention: In ns, 0 = forever.
        sequence: The number of the last batch in it.
        series: All series, by ascending id.
        last_times: By series id: the time of the newest point.
        tables: The tables of values.
    """

    retention: int
    sequence: int
    series: list[NewSeries]
    last_times: dict[int, int]
    tables: tuple[Table, ...]


def quote(text: str) -> str:
    """Write text as an SQL literal, where a statement takes no parameter."""
    return "'" + text.replace("'", "''") + "'"


def create_file(cursor: duckdb.DuckDBPyConnection, path: Path, retention: int) -> None:
    """Make an empty bucket's file; it appears under its name only when it is complete."""
    unfinished = unfinished_file(path)
    unfinished.unlink(missing_ok=True)
    alias = "creating"
    with storage_errors():
        cursor.execute(f"ATTACH {quote(str(unfinished))} AS {alias} (TYPE duckdb)")
        try:
            for statement in META_DDL:
                cursor.execute(statement.format(alias=alias))
            cursor.execute(
                f"INSERT INTO {alias}.meta VALUES ('format', ?), ('retention', ?), ('sequence', 0)",
                [FORMAT, retention],
            )
            cursor.execute(f"CHECKPOINT {alias}")
        finally:
            cursor.execute(f"DETACH {alias}")
    unfinished.rename(path)


def attach_file(cursor: duckdb.DuckDBPyConnection, path: Path, alias: str) -> None:
    """Attach a bucket's file.

    Raises:
        ConfigurationError: the file is damaged, foreign or of another format; it names the file,
            which is left as it is.
    """
    check_bucket_file(path)
    try:
        cursor.execute(f"ATTACH {quote(str(path))} AS {alias} (TYPE duckdb)")
        version = _read_format(cursor, alias)
    except duckdb.Error as error:
        raise ConfigurationError(f"{path} can't be opened as a bucket: {error}") from error
    if version != FORMAT:
        cursor.execute(f"DETACH {alias}")
        found = "is not a bucket file" if version is None else f"has format {version}"
        raise ConfigurationError(f"{path} {found}; this version reads format {FORMAT}")


def _read_format(cursor: duckdb.DuckDBPyConnection, alias: str) -> int | None:
    tables = cursor.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [alias]
    ).fetchall()
    if ("meta",) not in tables:
        return None
    row = cursor.execute(f"SELECT value FROM {alias}.meta WHERE name = 'format'").fetchone()
    return int(row[0]) if row else None


def load_file(cursor: duckdb.DuckDBPyConnection, alias: str) -> FileContents:
    """Read what must be known in memory of an attached file."""
    meta = dict(cursor.execute(f"SELECT name, value FROM {alias}.meta").fetchall())
    series = fetch_frame(
        cursor, f"SELECT id, key, measurement, field, type FROM {alias}.series ORDER BY id"
    )
    tables = _load_tables(cursor, alias)
    return FileContents(
        retention=meta["retention"],
        sequence=max([meta["sequence"], *_last_sequences(cursor, alias, tables)]),
        series=series_of_frame(series),
        last_times=_load_last_times(cursor, alias, tables),
        tables=tables,
    )


def _load_tables(cursor: duckdb.DuckDBPyConnection, alias: str) -> tuple[Table, ...]:
    names = cursor.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = ? ORDER BY table_oid", [alias]
    ).fetchall()
    tables: list[Table] = []
    for (name,) in names:
        parsed = parse_table_name(name)
        if parsed and parsed[0] is TableKind.SEALING:
            cursor.execute(f"DROP TABLE {alias}.{name}")
        elif parsed:
            rows, first, last = cursor.execute(
                f"SELECT count(*), coalesce(min(time), 0), coalesce(max(time), 0)"
                f" FROM {alias}.{name}"
            ).fetchall()[0]
            kind, number, type_ = parsed
            tables.append(Table(kind, number, type_, rows, first, last))
    return tuple(tables)


def _last_sequences(
    cursor: duckdb.DuckDBPyConnection, alias: str, tables: tuple[Table, ...]
) -> list[int]:
    return [
        cursor.execute(f"SELECT max(seq) FROM {alias}.{table.name}").fetchall()[0][0]
        for table in tables
        if table.kind.has_sequence and table.rows
    ]


def _load_last_times(
    cursor: duckdb.DuckDBPyConnection, alias: str, tables: tuple[Table, ...]
) -> dict[int, int]:
    newest = [
        fetch_frame(
            cursor, f"SELECT series, max(time) AS time FROM {alias}.{table.name} GROUP BY 1"
        )
        for table in tables
        if table.rows
    ]
    if not newest:
        return {}
    merged = pl.concat(newest).group_by("series").agg(pl.col("time").max())
    return dict(merged.iter_rows())
