"""One bucket: its file, its writer thread and what is kept of it in memory."""

from __future__ import annotations

import itertools
import logging
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import duckdb

from krakflux.errors import InternalError, UnavailableError
from krakflux.model.time import Bounds
from krakflux.storage.duckdb.commit import stage_batches, store_staged
from krakflux.storage.duckdb.deletion import delete_points
from krakflux.storage.duckdb.file import attach_file, load_file
from krakflux.storage.duckdb.gate import Gate
from krakflux.storage.duckdb.limits import ROW_BYTES, check_free_space
from krakflux.storage.duckdb.series_map import NEVER
from krakflux.storage.duckdb.snapshot import Snapshot
from krakflux.storage.duckdb.state import BucketState
from krakflux.storage.duckdb.tables import TableKind
from krakflux.storage.duckdb.transaction import storage_errors, transaction
from krakflux.storage.duckdb.writer import Writer
from krakflux.storage.port import BucketStats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from krakflux.clock import Clock
    from krakflux.model.points import PointBatch
    from krakflux.model.predicate import Predicate
    from krakflux.storage.duckdb.connection import CursorPool
    from krakflux.storage.duckdb.settings import EngineSettings
    from krakflux.storage.duckdb.tables import Table
    from krakflux.storage.duckdb.writer import PendingWrite
    from krakflux.storage.port import WriteReport

__all__ = ["Bucket"]

Result = TypeVar("Result")

_log = logging.getLogger(__name__)

_LATE_WEIGHT: Final = 16


class Bucket:
    """An open bucket; `close` finishes what was accepted and lets go of the file."""

    def __init__(
        self,
        path: Path,
        alias: str,
        pool: CursorPool,
        clock: Clock,
        settings: EngineSettings,
        on_frozen: Callable[[], None],
    ) -> None:
        self.path = path
        self._aliases = (f"{alias}_{number}" for number in itertools.count(2))
        self._pool = pool
        self._clock = clock
        self._settings = settings
        self._on_frozen = on_frozen
        self.sealing = threading.Lock()
        self._gate = Gate()
        self._last_write = time.monotonic()
        self._opened = alias, self._attach(alias)
        self.writer = Writer(f"writer-{path.stem}", self._commit, settings)

    @property
    def alias(self) -> str:
        """The name under which the file is attached now."""
        return self._opened[0]

    @property
    def state(self) -> BucketState:
        """What is in memory of the file that is attached now."""
        return self._opened[1]

    def snapshot(self) -> Snapshot:
        """Give what a read needs to know."""
        alias, state = self._opened
        return Snapshot(
            alias=alias,
            series=state.series_table(),
            tables=state.tables,
            lower_bound=state.lower_bound(self._clock.now()),
            newest=state.series.last_times,
            memory_limit_bytes=self._settings.read_memory_limit_bytes,
        )

    def delete(self, bounds: Bounds, predicate: Predicate | None) -> None:
        """Remove points."""

        def remove() -> None:
            with self._pool.lend() as cursor:
                delete_points(cursor, self.alias, self.state, bounds, predicate)

        self.run(remove)

    def expire(self) -> None:
        """Free what lies before the retention."""
        if self.state.retention:
            self.delete(Bounds(NEVER, self.state.lower_bound(self._clock.now())), None)

    def stats(self) -> BucketStats:
        """Give the bucket's size."""
        tables = self.state.tables
        log = self.path.with_name(self.path.name + ".wal")
        return BucketStats(
            series=len(self.state.series),
            values=sum(table.rows for table in tables),
            disk_bytes=sum(file.stat().st_size for file in (self.path, log) if file.exists()),
            details={
                "parts": sum(table.kind is TableKind.PART for table in tables),
                "segments": len({t.number for t in tables if t.kind.has_sequence}),
                "late_values": sum(table.rows for table in tables if table.kind is TableKind.LATE),
                "unsealed_values": sum(table.rows for table in tables if table.kind.has_sequence),
                "queue": self.writer.waiting,
            },
        )

    def set_retention(self, retention: int) -> None:
        """Keep points for `retention` ns from now on, 0 = forever."""

        def update() -> None:
            with self._pool.lend() as cursor, transaction(cursor):
                cursor.execute(
                    f"UPDATE {self.alias}.meta SET value = ? WHERE name = 'retention'", [retention]
                )
            self.state.retention = retention

        self.run(update)

    @property
    def reserve_bytes(self) -> int:
        """Disk space that must stay free."""
        return self._settings.free_space_reserve_bytes

    @contextmanager
    def use(self) -> Iterator[bool]:
        """Keep the file attached for the time of the block; gives False where it is gone."""
        with self._gate.enter() as is_open:
            yield is_open

    def close(self) -> None:
        self.writer.stop()
        self._gate.close()
        try:
            with self._pool.lend() as cursor:
                cursor.execute(f"DETACH {self.alias}")
        except duckdb.Error as error:
            # What was acknowledged is in the log beside the file.
            _log.warning("bucket %s: the file was not tidied up: %s", self.path.stem, error)

    @contextmanager
    def lend_cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a cursor for the time of the block."""
        with self._pool.lend() as cursor:
            yield cursor

    def run(self, operation: Callable[[], Result]) -> Result:
        """Run something on the writer's thread, after all that was queued before."""

        def run_and_heal() -> Result:
            try:
                return operation()
            except (InternalError, UnavailableError):
                self._heal()
                raise

        return self.writer.run(run_and_heal)

    def heal(self) -> bool:
        """Open the file again where DuckDB has given it up; False = it has not."""
        return not self._is_usable() and self.writer.run(self._heal)

    def freeze_segment(self) -> None:
        """Let what is written from now on go into a new segment."""
        self.run(self._switch_segment)

    def freeze_if_quiet(self, idle_s: float) -> bool:
        """Begin a new segment where a large one has taken nothing for a while; tell if it did."""
        rows = sum(table.rows for table in self.state.tables if self._is_hot(table))
        is_quiet = time.monotonic() - self._last_write >= idle_s
        if rows < self._settings.idle_rows or not is_quiet:
            return False
        self.freeze_segment()
        return True

    def tidy(self) -> None:
        """Write the log into the file and give free space at the file's end back to the disk."""

        def checkpoint() -> None:
            with self._pool.lend() as cursor, storage_errors():
                cursor.execute(f"CHECKPOINT {self.alias}")

        check_free_space(self.path.parent, self.reserve_bytes + self.stats().disk_bytes)
        self.run(checkpoint)

    def _switch_segment(self) -> None:
        if any(self._is_hot(table) for table in self.state.tables):
            self.state.segment += 1
            self._on_frozen()

    def _is_hot(self, table: Table) -> bool:
        return table.kind.has_sequence and table.number == self.state.segment

    def _commit(self, group: Sequence[PendingWrite]) -> list[WriteReport]:
        batches = [pending.batch for pending in group]
        rows = sum(pending.rows for pending in group)
        reserve = self._settings.free_space_reserve_bytes
        check_free_space(self.path.parent, reserve + rows * max(ROW_BYTES.values()))
        reports = self._store(batches)
        self._last_write = time.monotonic()
        hot = [table for table in self.state.tables if self._is_hot(table)]
        late = sum(table.rows for table in hot if table.kind is TableKind.LATE)
        limit = self._settings.segment_rows_limit
        # Late rows make every read dearer, so a segment with many of them is sealed sooner.
        if sum(table.rows for table in hot) >= limit or late * _LATE_WEIGHT >= limit:
            self._switch_segment()
        return reports

    def _store(self, batches: Sequence[PointBatch]) -> list[WriteReport]:
        first = self.state.next_sequence
        staging, reports = stage_batches(self.state, batches, self._clock.now())
        try:
            with self._pool.lend() as cursor:
                store_staged(cursor, self.alias, self.state, staging)
        except (InternalError, UnavailableError):
            # The commit may be in the file all the same: its sequence numbers tell.
            if not self._heal() or self.state.next_sequence <= first:
                raise
        return reports

    def _heal(self) -> bool:
        """Do what `heal` does, on the writer's thread."""
        if self._is_usable():
            return False
        _log.warning("bucket %s: DuckDB has given the file up; it is opened again", self.path.stem)
        self._pool.renew()
        alias = next(self._aliases)
        with self._pool.lend() as cursor, storage_errors():
            cursor.execute(f"DETACH DATABASE IF EXISTS {self.alias}")
        # In one step: readers must not see the one without the other.
        self._opened = alias, self._attach(alias)
        return True

    def _attach(self, alias: str) -> BucketState:
        with self._pool.lend() as cursor:
            attach_file(cursor, self.path, alias)
            with storage_errors():
                return BucketState(self.path.stem, load_file(cursor, alias))

    def _is_usable(self) -> bool:
        try:
            with self._pool.lend() as cursor:
                cursor.execute(f"SELECT count(*) FROM {self.alias}.meta").fetchall()
        except duckdb.Error:
            return False
        return True
