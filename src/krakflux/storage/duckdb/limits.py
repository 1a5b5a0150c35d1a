"""What a read may take and when a write must wait: memory, time, disk."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import duckdb
import polars as pl

from krakflux.errors import UnavailableError
from krakflux.model.points import FieldType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["ROW_BYTES", "check_free_space", "interruptible", "rows_within"]

# What a row takes at the widest point of a read: fetched, sorted, cut into tables.
ROW_BYTES: Final = {
    FieldType.FLOAT: 64,
    FieldType.INTEGER: 64,
    FieldType.UNSIGNED: 64,
    FieldType.STRING: 256,
    FieldType.BOOLEAN: 48,
}
_POLL_S: Final = 0.02


def rows_within(memory_limit_bytes: int, type_: FieldType) -> int:
    """Give how many rows of a type a read may fetch."""
    return max(memory_limit_bytes // ROW_BYTES[type_], 1)


def check_free_space(path: Path, needed_bytes: int) -> None:
    """Refuse to write where the disk has too little room.

    DuckDB gives a database up when a write to its log fails for want of space, so it never comes
    to that.

    Raises:
        UnavailableError: fewer than `needed_bytes` are free.
    """
    free = shutil.disk_usage(path).free
    if free < needed_bytes:
        raise UnavailableError(
            f"not enough free disk space in {path}: {free} bytes are left",
            hint="free some space; reads go on, and writes go on by themselves",
            retry_after_s=10,
        )


@contextmanager
def interruptible(
    cursor: duckdb.DuckDBPyConnection, cancelled: threading.Event | None
) -> Iterator[None]:
    """Run the block, and stop what `cursor` does when `cancelled` is set.

    Raises:
        UnavailableError: it was cancelled.
    """
    if cancelled is None:
        yield
        return
    if cancelled.is_set():
        raise UnavailableError("the read was cancelled")
    finished = threading.Event()
    watcher = threading.Thread(target=_watch, args=(cursor, cancelled, finished), daemon=True)
    watcher.start()
    try:
        yield
    except (duckdb.Error, pl.exceptions.PolarsError):
        if cancelled.is_set():
            raise UnavailableError("the read was cancelled") from None
        raise
    finally:
        finished.set()
        watcher.join()


def _watch(
    cursor: duckdb.DuckDBPyConnection, cancelled: threading.Event, finished: threading.Event
) -> None:
    while not finished.wait(_POLL_S):
        if cancelled.is_set():
            # Again and again: an interrupt that comes between two statements is lost.
            cursor.interrupt()
