"""What can be set on the DuckDB engine."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EngineSettings"]


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Limits of the engine.

    Attributes:
        memory_limit_bytes: What DuckDB may hold in memory; None = a quarter of the machine's.
        cache_bytes: What DuckDB may keep of the files in memory after it wrote or read them.
        threads: Threads of a query; None = one a core.
        queue_limit: Batches that may wait for a bucket's writer; one more is refused.
        queue_rows_limit: Values that may wait for a bucket's writer (a single batch always may).
        group_rows_limit: Values that are logged together.
        store_after_s: Seconds after which what is logged goes into the file, if nothing reads it.
        store_rows: Logged values that go into the file at once.
        log_rows_limit: Logged values for which writes wait until they stand in the file.
        store_bytes: Logged bytes that go into the file at once.
        log_bytes_limit: Logged bytes for which writes wait until they stand in the file.
        free_space_reserve_bytes: Free disk space below which nothing is written.
        read_memory_limit_bytes: What the rows of one read may take in memory.
        segment_rows_limit: Values after which a segment is sealed.
        idle_rows: Values from which a segment is sealed, too, when no writes come for `idle_s`.
        idle_s: Seconds.
    """

    memory_limit_bytes: int | None = None
    cache_bytes: int = 16 << 20
    threads: int | None = None
    queue_limit: int = 16_384
    queue_rows_limit: int = 4_000_000
    group_rows_limit: int = 500_000
    store_after_s: float = 0.5
    store_rows: int = 250_000
    log_rows_limit: int = 2_000_000
    store_bytes: int = 32 << 20
    log_bytes_limit: int = 256 << 20
    free_space_reserve_bytes: int = 64 << 20
    read_memory_limit_bytes: int = 2 << 30
    segment_rows_limit: int = 2_000_000
    idle_rows: int = 50_000
    idle_s: float = 10.0
