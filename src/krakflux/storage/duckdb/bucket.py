"""One bucket: its file, its log, its two threads and what is kept of it in memory.

The writer's thread takes writes: it decides and logs them. The keeper's thread alone changes the
file: it stores what is logged, in large steps, when time has come or a read asks for it.
"""

from __future__ import annotations

import itertools
import logging
import threading
import time
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

import duckdb

from krakflux.errors import (
    ConfigurationError,
    InternalError,
    KrakfluxError,
    UnavailableError,
)
from krakflux.model.time import Bounds
from krakflux.storage.duckdb.commit import (
    hold_additions,
    release_held,
    store_additions,
    store_steps,
)
from krakflux.storage.duckdb.deletion import delete_points
from krakflux.storage.duckdb.file import attach_file, load_file
from krakflux.storage.duckdb.gate import Gate
from krakflux.storage.duckdb.intake import Intake
from krakflux.storage.duckdb.large_bodies import stage_pieces
from krakflux.storage.duckdb.limits import check_free_space
from krakflux.storage.duckdb.rejections import Rejections
from krakflux.storage.duckdb.series_map import NEVER
from krakflux.storage.duckdb.snapshot import Snapshot
from krakflux.storage.duckdb.state import BucketState
from krakflux.storage.duckdb.tables import TableKind
from krakflux.storage.duckdb.transaction import storage_errors, transaction
from krakflux.storage.duckdb.worker import Worker
from krakflux.storage.duckdb.writer import Writer
from krakflux.storage.port import BucketStats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from krakflux.clock import Clock
    from krakflux.model.points import PointBatch
    from krakflux.model.predicate import Predicate
    from krakflux.storage.duckdb.additions import Addition
    from krakflux.storage.duckdb.connection import CursorPool
    from krakflux.storage.duckdb.settings import EngineSettings
    from krakflux.storage.duckdb.tables import Table
    from krakflux.storage.duckdb.writer import PendingWrite
    from krakflux.storage.port import Cancellation, WriteReport

__all__ = ["Bucket"]

Result = TypeVar("Result")

_log = logging.getLogger(__name__)

_LATE_WEIGHT: Final = 16
_RETRY_S: Final = 5.0
# A bucket that was written to so recently is at work.
_BUSY_S: Final = 1.0
_LONGEST_REST_S: Final = 0.5
_MOST_SEGMENTS: Final = 3
# What rows may take in the file and in DuckDB's log, for each byte of them in memory.
_GROWTH: Final = 3
_NOT_STORED: Final = "bucket %s: what is logged can't be stored: %s"


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
        self._retry_at = 0.0
        self._intake = Intake(path, settings.free_space_reserve_bytes)
        self._opened = alias, self._attach(alias)
        with self._intake.lock:
            self._intake.resume(self.state)
        self._keeper = Worker(f"keeper-{path.stem}", self._store_when_due)
        self._writer = Writer(f"writer-{path.stem}", self._accept, settings)
        if not self._intake.is_empty:
            self._keeper.schedule(0.0)

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
            # Before the tables: they may hold more, never less.
            sequence=state.shown_sequence,
            stored_sequence=state.stored_sequence,
            newest=state.newest,
            newest_version=state.newest.version,
            series=state.series_table(),
            tables=state.tables,
            lower_bound=state.lower_bound(self._clock.now()),
            memory_limit_bytes=self._settings.read_memory_limit_bytes,
        )

    def is_stored_beyond(self, snapshot: Snapshot) -> bool:
        """Tell whether the file may hold more now than it did at a snapshot."""
        alias, state = self._opened
        if alias != snapshot.alias or state.is_stored_beyond(snapshot.stored_sequence):
            return True
        # While that could not be told the file may have been opened again.
        return self.alias != snapshot.alias

    def submit(self, batch: PointBatch) -> Future[WriteReport]:
        """Queue a batch; the future is done when it is on disk."""
        return self._writer.submit(batch)

    @property
    def waiting(self) -> int:
        """Writes and operations that are queued."""
        return self._writer.waiting + self._keeper.waiting

    def settle(self, cancelled: Cancellation | None) -> int:
        """Let readers find all that was acknowledged; give the number of the last batch.

        Raises:
            CancelledReadError: it was cancelled before that was done.
        """
        if not self._intake.is_empty:
            return self._keeper.run(self._store_or_hold, cancelled)
        return self.state.shown_sequence

    def store(self) -> None:
        """Let the file take all that was acknowledged."""
        self.run(lambda: None)

    def write_pieces(self, pieces: Iterable[PointBatch]) -> WriteReport:
        """Store the pieces of a large body; on return they are on disk."""
        return self._run_alone(partial(self._store_pieces, pieces))

    def delete(self, bounds: Bounds, predicate: Predicate | None) -> None:
        """Remove points."""

        def remove() -> None:
            with self._pool.lend() as cursor:
                delete_points(cursor, self.alias, self.state, bounds, predicate)

        self._run_alone(remove)

    def expire(self) -> None:
        """Free what lies before the retention."""
        if self.state.retention:
            self.delete(Bounds(NEVER, self.state.lower_bound(self._clock.now())), None)

    def stats(self) -> BucketStats:
        """Give the bucket's size."""
        tables, waiting = self.state.tables, self._intake.height
        stored = [table for table in tables if not table.is_held]
        files = (self.path, self.path.with_name(self.path.name + ".wal"))
        in_files = sum(file.stat().st_size for file in files if file.exists())
        unsealed = sum(table.rows for table in stored if table.kind.has_sequence)
        return BucketStats(
            series=len(self.state.series),
            values=sum(table.rows for table in stored) + waiting,
            disk_bytes=in_files + self._intake.log_bytes,
            details={
                "parts": sum(table.kind is TableKind.PART for table in stored),
                "segments": len({t.number for t in stored if t.kind.has_sequence}),
                "late_values": sum(table.rows for table in stored if table.kind is TableKind.LATE),
                "unsealed_values": unsealed + waiting,
                "logged_values": waiting,
                "log_bytes": self._intake.log_bytes,
                "sealing": int(self.sealing.locked()),
                "queue": self.waiting,
            },
        )

    def set_retention(self, retention: int) -> None:
        """Keep points for `retention` ns from now on, 0 = forever."""

        def update_file() -> None:
            with self._pool.lend() as cursor, transaction(cursor):
                cursor.execute(
                    f"UPDATE {self.alias}.meta SET value = ? WHERE name = 'retention'", [retention]
                )
            self.state.retention = retention

        def update() -> None:
            # A file that has it already must not stop a start because it can't store yet.
            if self.state.retention != retention:
                self.run(update_file)

        self._writer.run(update)

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
        self._writer.stop()
        self._keeper.schedule(0.0)
        self._keeper.stop()
        self._gate.close()
        try:
            with self._pool.lend() as cursor:
                cursor.execute(f"DETACH {self.alias}")
        except duckdb.Error as error:
            # What was acknowledged is in the logs beside the file.
            _log.warning("bucket %s: the file was not tidied up: %s", self.path.stem, error)
        self._intake.close()

    @contextmanager
    def lend_cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a cursor for the time of the block."""
        with self._pool.lend() as cursor:
            yield cursor

    def run(self, operation: Callable[[], Result]) -> Result:
        """Run something that changes the file, after all that was acknowledged stands in it."""

        def run_and_heal() -> Result:
            try:
                self._store()
                return operation()
            except (InternalError, UnavailableError):
                self._heal()
                raise

        return self._keeper.run(run_and_heal)

    def heal(self) -> bool:
        """Open the file again where DuckDB has given it up; False = it has not."""
        return not self._is_usable() and self._keeper.run(self._heal)

    def give_way(self, worked_s: float) -> None:
        """Let a step of sealing that took so long be followed by a rest, if others are at work.

        Sealing that falls behind what comes in does not rest.
        """
        segments = {table.number for table in self.state.tables if table.kind.has_sequence}
        is_written = time.monotonic() - self._last_write < _BUSY_S
        # One of those inside is sealing itself.
        if (is_written or self._gate.inside > 1) and len(segments) <= _MOST_SEGMENTS:
            time.sleep(min(worked_s, _LONGEST_REST_S))

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
        """Empty DuckDB's log into the file and give free space at the file's end back."""

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

    def _run_alone(self, operation: Callable[[], Result]) -> Result:
        """Do what `run` does, in the order of the writes and while none is decided."""
        return self._writer.run(partial(self.run, operation))

    def _accept(self, group: Sequence[PendingWrite]) -> list[WriteReport]:
        intake, settings = self._intake, self._settings
        if intake.height > settings.log_rows_limit or intake.log_bytes > settings.log_bytes_limit:
            self._keeper.run(self._store)
        batches = [pending.batch for pending in group]
        reports = intake.accept(lambda: self.state, batches, self._clock.now())
        self._last_write = now = time.monotonic()
        is_much = intake.height >= settings.store_rows or intake.log_bytes >= settings.store_bytes
        delay_s = 0.0 if is_much else settings.store_after_s
        self._keeper.schedule(max(delay_s, self._retry_at - now))
        return reports

    def _store_when_due(self) -> None:
        try:
            self._store()
        except BaseException as error:
            # The thread's own task ends here: nobody waits for it, and it is tried again. Polars'
            # panics are no Exception; the thread must outlive them, too.
            _log.warning(_NOT_STORED, self.path.stem, error)
            self._retry_at = time.monotonic() + _RETRY_S
            self._keeper.schedule(_RETRY_S)

    def _store_or_hold(self) -> int:
        try:
            self._store()
        except (InternalError, UnavailableError) as error:
            additions = self._intake.take()
            if additions and additions[-1].sequence > self.state.shown_sequence:
                _log.warning(_NOT_STORED, self.path.stem, error)
                with self._pool.lend() as cursor:
                    hold_additions(cursor, self.alias, self.state, additions)
        return self.state.shown_sequence

    def _store(self) -> None:
        """Let the file take what is logged; on the keeper's thread."""
        additions = self._intake.take()
        if not additions:
            return
        held = self._held_tables()
        check_free_space(self.path.parent, self._intake.log_bytes)
        with self._committing(additions[-1].sequence), self._pool.lend() as cursor:
            store_additions(cursor, self.alias, self.state, additions)
        self._retry_at = 0.0
        self._intake.forget(self.state.stored_sequence)
        with self._pool.lend() as cursor:
            release_held(cursor, self.alias, held)
        self._switch_full_segment()

    @contextmanager
    def _committing(self, sequence: int) -> Iterator[None]:
        """Mark the time of a commit that brings the batch `sequence`, and outlive its failure.

        Until the file is open again, too: a commit that fails may have been seen by readers. It may
        even be in the file all the same: its sequence number tells.
        """
        with self.state.storing():
            try:
                yield
            except (InternalError, UnavailableError):
                self.state.newest.forget_values()
                if not self._heal() or self.state.stored_sequence < sequence:
                    raise

    def _store_pieces(self, pieces: Iterable[PointBatch]) -> WriteReport:
        state, rejections = self.state, Rejections(self.path.stem)
        steps = self._with_room(stage_pieces(state, pieces, rejections, self._clock.now()))
        with self._committing(state.next_sequence):
            with self._pool.lend() as cursor:
                additions = store_steps(cursor, self.alias, state, steps)
            self._intake.take_stored(state, additions)
        self._last_write = time.monotonic()
        self._switch_full_segment()
        return rejections.report()

    def _with_room(self, steps: Iterable[tuple[Addition]]) -> Iterator[tuple[Addition]]:
        """Give the steps, each once it is seen that the disk has room for it."""
        for (addition,) in steps:
            size = sum(int(rows.estimated_size()) for rows in addition.rows.values())
            check_free_space(self.path.parent, self.reserve_bytes + _GROWTH * size)
            yield (addition,)

    def _held_tables(self) -> list[Table]:
        return [table for table in self.state.tables if table.is_held]

    def _switch_full_segment(self) -> None:
        hot = [table for table in self.state.tables if self._is_hot(table)]
        late = sum(table.rows for table in hot if table.kind is TableKind.LATE)
        limit = self._settings.segment_rows_limit
        # Late rows make every read dearer, so a segment with many of them is sealed sooner.
        if sum(table.rows for table in hot) >= limit or late * _LATE_WEIGHT >= limit:
            self._switch_segment()

    def _heal(self) -> bool:
        """Do what `heal` does, on the keeper's thread."""
        if self._is_usable():
            return False
        _log.warning("bucket %s: DuckDB has given the file up; it is opened again", self.path.stem)
        self._pool.renew()
        alias = next(self._aliases)
        with self._pool.lend() as cursor, storage_errors():
            release_held(cursor, self.alias, self._held_tables())
            cursor.execute(f"DETACH DATABASE IF EXISTS {self.alias}")
        with self._intake.lock:
            try:
                state = self._attach(alias)
            except ConfigurationError as error:
                raise UnavailableError(f"storage can't open a file again: {error}") from error
            self._intake.resume(state)
            replaced = self.state
            # In one step: readers must not see the one without the other.
            self._opened = alias, state
        replaced.replace()
        return True

    def _attach(self, alias: str) -> BucketState:
        with self._pool.lend() as cursor:
            attach_file(cursor, self.path, alias)
            try:
                with storage_errors():
                    return BucketState(self.path.stem, load_file(cursor, alias))
            except KrakfluxError:
                # Else it could not be attached under another name.
                with suppress(duckdb.Error):
                    cursor.execute(f"DETACH {alias}")
                raise

    def _is_usable(self) -> bool:
        try:
            with self._pool.lend() as cursor:
                cursor.execute(f"SELECT count(*) FROM {self.alias}.meta").fetchall()
        except duckdb.Error:
            return False
        return True
