"""What DuckDB keeps of the files in memory, beyond the statement that wrote or read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import duckdb

from krakflux.storage.duckdb.transaction import storage_errors

if TYPE_CHECKING:
    from krakflux.storage.duckdb.connection import CursorPool

__all__ = ["BlockCache"]

# DuckDB's name for blocks that stand in a file, too.
_BLOCKS: Final = "BASE_TABLE"


class BlockCache:
    """Bounds it from time to time.

    DuckDB lets go of a block only when its memory limit is reached, so that a file that is written
    to and never read would fill a quarter of the machine's memory. The system caches files anyway:
    what is let go of here and asked for again costs a copy, not the disk.

    Args:
        pool: Lends cursors.
        keep_bytes: What may stay.
        memory_limit_bytes: What DuckDB may take in all, as the instance was opened with.
    """

    def __init__(self, pool: CursorPool, keep_bytes: int, memory_limit_bytes: int) -> None:
        self._pool = pool
        self._keep_bytes = keep_bytes
        self._memory_limit_bytes = memory_limit_bytes

    def trim(self) -> None:
        """Let go of the blocks unused for longest, beyond what may stay.

        The one way is to lower the memory limit for a moment, to what is left then. A statement
        that asked for memory in that moment would be refused, so it is left for another time where
        one runs, and none begins meanwhile.
        """
        with storage_errors(), self._pool.lend_alone() as cursor:
            if cursor is None:
                return
            used = _used_bytes(cursor)
            blocks = used.pop(_BLOCKS, 0)
            limit_bytes = sum(used.values()) + self._keep_bytes
            if blocks > self._keep_bytes and limit_bytes < self._memory_limit_bytes:
                self._lower_limit(cursor, limit_bytes)

    def _lower_limit(self, cursor: duckdb.DuckDBPyConnection, limit_bytes: int) -> None:
        try:
            _set_limit(cursor, limit_bytes)
        except duckdb.OutOfMemoryException:
            pass  # an open transaction holds them; the limit is as it was
        finally:
            _set_limit(cursor, self._memory_limit_bytes)


def _used_bytes(cursor: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return dict(cursor.execute("SELECT tag, memory_usage_bytes FROM duckdb_memory()").fetchall())


def _set_limit(cursor: duckdb.DuckDBPyConnection, limit_bytes: int) -> None:
    cursor.execute("SET memory_limit = ?", [f"{limit_bytes}B"])
