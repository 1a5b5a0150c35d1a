"""The thread that seals segments and merges parts, behind the writers' backs."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from krakflux.errors import KrakfluxError
from krakflux.storage.duckdb.limits import check_free_space
from krakflux.storage.duckdb.sealing import (
    find_merge,
    frozen_segments,
    merge_parts,
    seal_segment,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.storage.duckdb.block_cache import BlockCache
    from krakflux.storage.duckdb.bucket import Bucket

__all__ = ["Sealer", "seal_bucket"]

_log = logging.getLogger(__name__)
# Sealing writes a segment once more before it frees the old one.
_BYTES_OF_A_ROW = 64


class Sealer:
    """Works until `stop`; `wake` tells that a segment was frozen.

    Args:
        buckets: Gives those that are open.
        idle_s: How long a bucket must have been quiet for its segment to be sealed unasked.
        cache: Trimmed after each round, at least every `idle_s`.
    """

    def __init__(
        self, buckets: Callable[[], list[Bucket]], idle_s: float, cache: BlockCache
    ) -> None:
        self._buckets = buckets
        self._idle_s = idle_s
        self._cache = cache
        self._wakened = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="sealer", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        self._wakened.set()

    def stop(self) -> None:
        """End the thread after the segment it is sealing."""
        self._stopped = True
        self._wakened.set()
        self._thread.join()

    def _work(self) -> None:
        while True:
            self._wakened.wait(self._idle_s)
            self._wakened.clear()
            if self._stopped:
                return
            for bucket in self._buckets():
                self._seal(bucket)
            self._trim()

    def _seal(self, bucket: Bucket) -> None:
        try:
            was_quiet = bucket.freeze_if_quiet(self._idle_s)
            seal_bucket(bucket, lambda: self._stopped)
            if was_quiet:
                bucket.tidy()
        except KrakfluxError as error:
            # What is not sealed stays readable; the next segment tries again.
            _log.warning("bucket %s: sealing failed: %s", bucket.path.stem, error)

    def _trim(self) -> None:
        try:
            self._cache.trim()
        except KrakfluxError as error:
            _log.warning("memory could not be given back: %s", error)


def seal_bucket(bucket: Bucket, is_stopped: Callable[[], bool] = lambda: False) -> None:
    """Seal all frozen segments of a bucket, then merge its parts."""
    with bucket.use() as is_open, bucket.sealing, bucket.lend_cursor() as cursor:
        state = bucket.state
        # What was frozen when the file is opened again may take writes again: a later call's work.
        while is_open and not is_stopped() and bucket.state is state:
            frozen = frozen_segments(state)
            merge = [] if frozen else find_merge(state)
            rows = sum(table.rows for table in state.tables if table in merge or frozen)
            check_free_space(bucket.path.parent, bucket.reserve_bytes + rows * _BYTES_OF_A_ROW)
            if frozen:
                seal_segment(cursor, bucket, state, frozen[0])
            elif merge:
                merge_parts(cursor, bucket, state, merge)
            else:
                return
