"""What a bucket has acknowledged and its file does not hold yet: logged, and kept in memory."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from krakflux.storage.duckdb.additions import decode_addition, encode_addition
from krakflux.storage.duckdb.limits import check_free_space
from krakflux.storage.duckdb.log import Log
from krakflux.storage.duckdb.rejections import Rejections
from krakflux.storage.duckdb.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from krakflux.model.points import PointBatch
    from krakflux.storage.duckdb.additions import Addition
    from krakflux.storage.duckdb.state import BucketState
    from krakflux.storage.port import WriteReport

__all__ = ["Intake", "stage_batches"]


class Intake:
    """Additions in the order they were acknowledged.

    Attributes:
        lock: Held while batches are decided and logged; who holds it may change what they are
            decided upon.
        height: How many rows there are.
    """

    def __init__(self, bucket_file: Path, reserve_bytes: int) -> None:
        self.lock = threading.Lock()
        self._directory = bucket_file.parent
        self._reserve_bytes = reserve_bytes
        self._log = Log(bucket_file)
        self._waiting = [decode_addition(*record) for record in self._log.read()]
        self.height = 0

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    @property
    def log_bytes(self) -> int:
        return self._log.size_bytes

    def accept(
        self, current: Callable[[], BucketState], batches: Sequence[PointBatch], now: int
    ) -> list[WriteReport]:
        """Decide what of some batches is stored and log it; on return it is on disk.

        Args:
            current: Gives what they are decided upon and what takes in what they add.
            batches: In the order they came; a later one overwrites an earlier one.
            now: The present, for the retention.

        Raises:
            UnavailableError: the disk is full; nothing was stored.
        """
        with self.lock:
            state = current()
            addition, reports = stage_batches(state, batches, now)
            if addition.height:
                content = encode_addition(addition)
                # What is logged must have room in the file, too.
                needed = 2 * self._log.size_bytes + 3 * len(content)
                check_free_space(self._directory, self._reserve_bytes + needed)
                self._log.append(addition.sequence, content)
                _take(state, addition)
                self._waiting.append(addition)
                self.height += addition.height
        return reports

    def resume(self, state: BucketState) -> None:
        """Let a state that was read from the file know what is logged beyond it.

        The caller holds the lock.
        """
        self._drop_stored(state.stored_sequence)
        for addition in self._waiting:
            _take(state, addition)

    def take_stored(self, state: BucketState, additions: Sequence[Addition]) -> None:
        """Let a state know what went into its file without the log."""
        with self.lock:
            for addition in additions:
                _take(state, addition)

    def take(self) -> Sequence[Addition]:
        """Give what waits; it goes on waiting until `forget`."""
        with self.lock:
            self._log.rotate()
            return tuple(self._waiting)

    def forget(self, sequence: int) -> None:
        """Let go of what stands in the file, up to the batch `sequence`."""
        with self.lock:
            self._drop_stored(sequence)

    def close(self) -> None:
        with self.lock:
            self._log.close()

    def _drop_stored(self, sequence: int) -> None:
        self._waiting = [each for each in self._waiting if each.sequence > sequence]
        self.height = sum(addition.height for addition in self._waiting)
        self._log.forget(sequence)


def stage_batches(
    state: BucketState, batches: Sequence[PointBatch], now: int
) -> tuple[Addition, list[WriteReport]]:
    """Decide what of some batches is stored, and as what; nothing is changed."""
    staging = Staging(state.series, state.next_sequence)
    bound = state.lower_bound(now) if state.retention else None
    reports = []
    for batch in batches:
        rejections = Rejections(state.bucket)
        staging.add(batch, rejections, bound, state.retention)
        reports.append(rejections.report())
    return staging.build(), reports


def _take(state: BucketState, addition: Addition) -> None:
    state.take(addition.new_series, addition.last_times)
    state.next_sequence = addition.sequence + 1
