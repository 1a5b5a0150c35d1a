"""The DuckDB instance: opened with its settings in the one order that locks everything."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from krakflux.storage.duckdb.directory import temporary_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from krakflux.storage.duckdb.settings import EngineSettings

__all__ = ["CursorPool", "memory_limit_bytes", "open_instance"]


def open_instance(directory: Path, settings: EngineSettings) -> duckdb.DuckDBPyConnection:
    """Open an in-memory instance that may touch files below `directory` only.

    External access can be switched off only after the allowed directories are set, and the
    configuration is locked last: from then on no statement can loosen anything but the memory
    limit, which is how `BlockCache` makes DuckDB let go of memory.
    """
    connection = duckdb.connect(":memory:")
    connection.execute("SET memory_limit = ?", [f"{memory_limit_bytes(settings)}B"])
    if settings.threads is not None:
        connection.execute("SET threads = ?", [settings.threads])
    # Series by hours: a table looked up by number takes 0.6 of the time of a hash table. With more
    # bits it no longer fits the processor's cache.
    connection.execute("SET perfect_ht_threshold = 16")
    connection.execute("SET temp_directory = ?", [str(temporary_directory(directory))])
    connection.execute("SET allowed_directories = ?", [[str(directory)]])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET allowed_configs = ['memory_limit']")
    connection.execute("SET lock_configuration = true")
    return connection


def memory_limit_bytes(settings: EngineSettings) -> int:
    """Give what an instance may hold in memory."""
    return settings.memory_limit_bytes or _physical_memory() // 4


class CursorPool:
    """Cursors on one instance; each is used by one thread at a time."""

    def __init__(self, open_connection: Callable[[], duckdb.DuckDBPyConnection]) -> None:
        self._open = open_connection
        self._connection = open_connection()
        self._free: list[duckdb.DuckDBPyConnection] = []
        self._lent = 0
        self._generation = 0
        self._lock = threading.Lock()

    @contextmanager
    def lend(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a cursor for the time of the block."""
        with self._lock:
            generation = self._generation
            cursor = self._take()
            self._lent += 1
        try:
            yield cursor
        finally:
            with self._lock:
                self._lent -= 1
                if generation == self._generation:
                    self._free.append(cursor)
                else:
                    cursor.close()

    @contextmanager
    def lend_alone(self) -> Iterator[duckdb.DuckDBPyConnection | None]:
        """Lend a cursor where no other is lent, else None; until the block ends, none will be."""
        with self._lock:
            if self._lent:
                yield None
                return
            cursor = self._take()
            try:
                yield cursor
            finally:
                self._free.append(cursor)

    def renew(self) -> None:
        """Open a new instance where DuckDB has given the present one up; it has no files yet."""
        with self._lock:
            if _is_alive(self._connection):
                return
            self._close()
            self._generation += 1
            self._connection = self._open()

    def close(self) -> None:
        """Close all cursors that are not lent, then the instance."""
        with self._lock:
            self._close()

    def _take(self) -> duckdb.DuckDBPyConnection:
        return self._free.pop() if self._free else self._connection.cursor()

    def _close(self) -> None:
        while self._free:
            self._free.pop().close()
        self._connection.close()


def _is_alive(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.cursor().execute("SELECT 1")
    except duckdb.Error:
        return False
    return True


def _physical_memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
