"""One bucket: its file, its writer thread and what is kept of it in memory."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from krakflux.storage.duckdb.commit import commit_batches
from krakflux.storage.duckdb.file import attach_file, load_file
from krakflux.storage.duckdb.gate import Gate
from krakflux.storage.duckdb.read import Snapshot
from krakflux.storage.duckdb.state import BucketState
from krakflux.storage.duckdb.transaction import storage_errors, transaction
from krakflux.storage.duckdb.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from krakflux.clock import Clock
    from krakflux.storage.duckdb.connection import CursorPool
    from krakflux.storage.duckdb.settings import EngineSettings
    from krakflux.storage.duckdb.writer import PendingWrite
    from krakflux.storage.port import WriteReport

__all__ = ["Bucket"]


class Bucket:
    """An open bucket; `close` finishes what was accepted and lets go of the file."""

    def __init__(
        self, path: Path, alias: str, pool: CursorPool, clock: Clock, settings: EngineSettings
    ) -> None:
        self.path = path
        self.alias = alias
        self._pool = pool
        self._clock = clock
        self._gate = Gate()
        with pool.lend() as cursor:
            attach_file(cursor, path, alias)
            with storage_errors():
                self.state = BucketState(load_file(cursor, alias))
        self.writer = Writer(f"writer-{path.stem}", self._commit, settings)

    def snapshot(self) -> Snapshot:
        """Give what a read needs to know."""
        state = self.state
        series = state.series_table()
        return Snapshot(self.alias, series, state.tables, state.lower_bound(self._clock.now()))

    def set_retention(self, retention: int) -> None:
        """Keep points for `retention` ns from now on, 0 = forever."""

        def update() -> None:
            with self._pool.lend() as cursor, transaction(cursor):
                cursor.execute(
                    f"UPDATE {self.alias}.meta SET value = ? WHERE name = 'retention'", [retention]
                )
            self.state.retention = retention

        self.writer.run(update)

    @contextmanager
    def use(self) -> Iterator[bool]:
        """Keep the file attached for the time of the block; gives False where it is gone."""
        with self._gate.enter() as is_open:
            yield is_open

    def close(self) -> None:
        self.writer.stop()
        self._gate.close()
        with self._pool.lend() as cursor, storage_errors():
            cursor.execute(f"DETACH {self.alias}")

    def _commit(self, group: Sequence[PendingWrite]) -> list[WriteReport]:
        batches = [pending.batch for pending in group]
        with self._pool.lend() as cursor:
            return commit_batches(cursor, self.alias, self.state, batches, self._clock.now())
