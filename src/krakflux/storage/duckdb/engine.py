"""The engine: all buckets of a directory behind the storage port."""

from __future__ import annotations

import itertools
import threading
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

import duckdb

from krakflux.errors import InternalError, NotFoundError, UnavailableError
from krakflux.storage.duckdb.backup import back_up_bucket
from krakflux.storage.duckdb.block_cache import BlockCache
from krakflux.storage.duckdb.bucket import Bucket
from krakflux.storage.duckdb.connection import (
    CursorPool,
    memory_limit_bytes,
    open_instance,
)
from krakflux.storage.duckdb.directory import (
    DirectoryLock,
    bucket_file,
    bucket_files,
    remove_bucket_file,
)
from krakflux.storage.duckdb.file import create_file
from krakflux.storage.duckdb.interrupts import CancelledReadError, Interrupter
from krakflux.storage.duckdb.read import read_blocks
from krakflux.storage.duckdb.schema_read import find_series
from krakflux.storage.duckdb.sealer import Sealer, seal_bucket
from krakflux.storage.duckdb.series_table import FIELD, MEASUREMENT
from krakflux.storage.duckdb.settings import EngineSettings
from krakflux.storage.duckdb.transaction import storage_errors
from krakflux.storage.port import StorageStats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from krakflux.clock import Clock
    from krakflux.model.points import PointBatch
    from krakflux.model.predicate import Predicate
    from krakflux.model.tables import TableBlock
    from krakflux.model.time import Bounds
    from krakflux.storage.duckdb.series_table import SeriesTable
    from krakflux.storage.duckdb.snapshot import Snapshot
    from krakflux.storage.port import Cancellation, ReadSpec, WriteReport

__all__ = ["DuckDBEngine", "open_engine"]

_DEFAULTS: Final = EngineSettings()
_PUBLICATION_S: Final = 10.0

Result = TypeVar("Result")


def open_engine(
    directory: Path, clock: Clock, settings: EngineSettings = _DEFAULTS
) -> DuckDBEngine:
    """Open the engine on a directory, which is made where it does not exist.

    Raises:
        ConfigurationError: another process uses the directory, or a file in it is not a bucket's;
            the message names it and nothing is changed.
    """
    directory.mkdir(parents=True, exist_ok=True)
    return DuckDBEngine(directory.resolve(), clock, settings)


class DuckDBEngine:
    """`storage.port.Storage` over DuckDB files."""

    def __init__(self, directory: Path, clock: Clock, settings: EngineSettings) -> None:
        self._directory = directory
        self._clock = clock
        self._settings = settings
        self._aliases = itertools.count(1)
        # Held by who makes or drops a bucket, all the while; readers and writers never take it.
        self._lock = threading.Lock()
        self._directory_lock = DirectoryLock(directory)
        # Replaced, never changed.
        self._buckets: dict[str, Bucket] = {}
        self._is_closed = False
        self._pool = CursorPool(lambda: open_instance(directory, settings))
        self._interrupter = Interrupter()
        cache = BlockCache(self._pool, settings.cache_bytes, memory_limit_bytes(settings))
        self._sealer = Sealer(self._open_buckets, settings.idle_s, cache)
        try:
            for bucket, path in bucket_files(directory).items():
                self._buckets = {**self._buckets, bucket: self._open(path)}
        except BaseException:
            self.close()
            raise

    def create_bucket(self, bucket: str, retention: int) -> None:
        with self._lock:
            if bucket not in self._buckets:
                path = bucket_file(self._directory, bucket)
                with self._pool.lend() as cursor:
                    create_file(cursor, path, retention)
                self._buckets = {**self._buckets, bucket: self._open(path)}
                return
        self.set_retention(bucket, retention)

    def set_retention(self, bucket: str, retention: int) -> None:
        self._find(bucket).set_retention(retention)

    def drop_bucket(self, bucket: str) -> None:
        with self._lock:
            dropped = self._buckets.get(bucket)
            self._buckets = {id_: kept for id_, kept in self._buckets.items() if id_ != bucket}
        if dropped is not None:
            dropped.close()
            remove_bucket_file(dropped.path)

    def bucket_ids(self) -> list[str]:
        return sorted(self._buckets)

    def write(self, bucket: str, batch: PointBatch) -> WriteReport:
        return self.submit(bucket, batch).result()

    def submit(self, bucket: str, batch: PointBatch) -> Future[WriteReport]:
        return self._find(bucket).submit(batch)

    def write_pieces(self, bucket: str, pieces: Iterable[PointBatch]) -> WriteReport:
        return self._find(bucket).write_pieces(pieces)

    def read(
        self, bucket: str, spec: ReadSpec, cancelled: Cancellation | None = None
    ) -> Sequence[TableBlock]:
        def answer(cursor: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> Sequence[TableBlock]:
            return read_blocks(cursor, snapshot, spec)

        return self._read(bucket, cancelled, answer)

    def delete(self, bucket: str, bounds: Bounds, predicate: Predicate | None) -> None:
        self._find(bucket).delete(bounds, predicate)

    def measurements(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        return self.tag_values(bucket, MEASUREMENT, bounds, predicate, cancelled)

    def field_keys(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        return self.tag_values(bucket, FIELD, bounds, predicate, cancelled)

    def tag_values(
        self,
        bucket: str,
        tag: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        values = self._find_series(bucket, bounds, predicate, cancelled).column(tag)
        return [] if values is None else values.drop_nulls().unique().sort().to_list()

    def tag_keys(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        found = self._find_series(bucket, bounds, predicate, cancelled)
        shapes = found.core["shape"].unique().to_list()
        return sorted({tag for shape in shapes for tag in found.shapes[shape]})

    def cardinality(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> int:
        return self._find_series(bucket, bounds, predicate, cancelled).core.height

    def expire(self) -> None:
        for bucket in self._open_buckets():
            bucket.expire()

    def stats(self) -> StorageStats:
        return StorageStats({name: bucket.stats() for name, bucket in self._buckets.items()})

    def backup(self, target: Path) -> None:
        target.mkdir(parents=True)
        for bucket in self._open_buckets():
            with bucket.use() as is_open:
                if is_open:
                    back_up_bucket(bucket, target / bucket.path.name)

    def seal(self) -> None:
        """Seal everything that was written so far, and wait for it."""
        self.freeze()
        for bucket in self._open_buckets():
            seal_bucket(bucket)

    def freeze(self) -> None:
        """Begin new segments; those written so far are sealed in the background."""
        for bucket in self._open_buckets():
            bucket.freeze_segment()

    def close(self) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
        self._sealer.stop()
        with self._lock:
            buckets, self._buckets = self._buckets, {}
        for bucket in buckets.values():
            bucket.close()
        self._interrupter.stop()
        self._pool.close()
        self._directory_lock.release()

    def _open(self, path: Path) -> Bucket:
        alias = f"bucket_{next(self._aliases)}"
        return Bucket(path, alias, self._pool, self._clock, self._settings, self._sealer.wake)

    def _find(self, bucket: str) -> Bucket:
        found = self._buckets.get(bucket)
        if found is None:
            raise _unknown(bucket)
        return found

    def _open_buckets(self) -> list[Bucket]:
        return list(self._buckets.values())

    def _find_series(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None,
        cancelled: Cancellation | None,
    ) -> SeriesTable:
        def answer(cursor: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> SeriesTable:
            return find_series(cursor, snapshot, bounds, predicate)

        return self._read(bucket, cancelled, answer)

    def _read(
        self,
        bucket: str,
        cancelled: Cancellation | None,
        answer: Callable[[duckdb.DuckDBPyConnection, Snapshot], Result],
    ) -> Result:
        """Read from a bucket; once more where its file had to be opened again."""
        found = self._find(bucket)
        with found.use() as is_open:
            if not is_open:
                raise _unknown(bucket)
            alias = found.alias
            try:
                return self._read_once(found, cancelled, answer)
            except CancelledReadError:
                raise
            except (InternalError, UnavailableError):
                if not found.heal() and found.alias == alias:
                    raise
            return self._read_once(found, cancelled, answer)

    def _read_once(
        self,
        bucket: Bucket,
        cancelled: Cancellation | None,
        answer: Callable[[duckdb.DuckDBPyConnection, Snapshot], Result],
    ) -> Result:
        with (
            self._pool.lend() as cursor,
            storage_errors(),
            self._interrupter.watching(cursor, cancelled),
        ):
            return _read_current(bucket, cancelled, partial(answer, cursor))


def _read_current(
    bucket: Bucket, cancelled: Cancellation | None, read: Callable[[Snapshot], Result]
) -> Result:
    """Read; once more where a table went away meanwhile, because it was sealed or emptied."""
    while True:
        shown = bucket.settle(cancelled)
        snapshot = bucket.snapshot()
        if snapshot.sequence < shown:
            # The file was opened again in between: what was held beside it is not found yet.
            continue
        try:
            result = read(snapshot)
        except duckdb.CatalogException:
            # The table is gone since a COMMIT that the writer is about to publish.
            if not bucket.state.wait_for_change(snapshot.tables, _PUBLICATION_S):
                raise
            continue
        # What was held in memory was read twice if the file has taken it meanwhile.
        if not (snapshot.has_held and bucket.is_stored_beyond(snapshot)):
            return result


def _unknown(bucket: str) -> NotFoundError:
    return NotFoundError(f'bucket "{bucket}" not found')
