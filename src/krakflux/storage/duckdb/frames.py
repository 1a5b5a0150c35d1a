"""The only place where rows cross between Polars and DuckDB: Arrow's C stream, without pyarrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

__all__ = ["delete_frame", "fetch_frame", "insert_frame"]

_INCOMING: Final = "incoming"
# Up to here literals take half the time that a stream takes to set up.
_FEW_ROWS: Final = 8


class _HasArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class _ArrowStream:
    # Hides whose stream it is. DuckDB would take a frame itself by way of pyarrow; Polars keeps
    # the class of whatever it is made from in a cache, which DuckDB reports as a leak at exit.
    def __init__(self, source: _HasArrowStream) -> None:
        self._source = source

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._source.__arrow_c_stream__(requested_schema)


def insert_frame(cursor: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame) -> None:
    """Append a frame's rows to a table whose columns stand in the same order."""
    if frame.height <= _FEW_ROWS:
        row = f"({', '.join('?' * frame.width)})"
        rows = ", ".join([row] * frame.height)
        values = [value for row_values in frame.iter_rows() for value in row_values]
        cursor.execute(f"INSERT INTO {table} VALUES {rows}", values)
        return
    cursor.register(_INCOMING, _ArrowStream(frame))
    try:
        cursor.execute(f"INSERT INTO {table} SELECT * FROM {_INCOMING}")
    finally:
        cursor.unregister(_INCOMING)


def delete_frame(cursor: duckdb.DuckDBPyConnection, table: str, points: pl.DataFrame) -> int:
    """Remove the rows whose `series` and `time` a frame holds; give their number."""
    cursor.register(_INCOMING, _ArrowStream(points))
    try:
        removed = cursor.execute(
            f"DELETE FROM {table} USING {_INCOMING} AS gone"
            f" WHERE {table}.series = gone.series AND {table}.time = gone.time"
        ).fetchall()
        return int(removed[0][0])
    finally:
        cursor.unregister(_INCOMING)


def fetch_frame(
    cursor: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[object] = ()
) -> pl.DataFrame:
    """Run a query to completion and give its rows."""
    return pl.DataFrame(_ArrowStream(cursor.sql(query, params=list(parameters))))
