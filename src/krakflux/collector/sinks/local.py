"""Writes into the storage of this process."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol import Precision, parse
from krakflux.collector.sinks.port import SinkStatus
from krakflux.errors import KrakfluxError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.storage.port import PointWriter

__all__ = ["StorageSink"]

_LOG: Final = logging.getLogger(__name__)
_ATTEMPTS: Final = 3


class StorageSink:
    """Commits each write to one bucket of a storage.

    Args:
        storage: Stays the caller's.
        bucket: The bucket's id.
    """

    def __init__(self, storage: PointWriter, bucket: str) -> None:
        self._storage = storage
        self._bucket = bucket
        self._dropped = 0
        self._error: str | None = None

    async def write(self, lines: Sequence[str]) -> None:
        if not lines:
            return
        try:
            await self._write_patiently("\n".join(lines).encode())
        except KrakfluxError as error:
            self._error = error.message
            raise
        self._error = None

    async def run(self, stop: asyncio.Event) -> None:
        await stop.wait()

    def status(self) -> SinkStatus:
        return SinkStatus(dropped_lines=self._dropped, error=self._error)

    async def _write_patiently(self, body: bytes) -> None:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return await asyncio.to_thread(self._write, body)
            except UnavailableError as error:
                if attempt == _ATTEMPTS:
                    raise
                await asyncio.sleep(error.retry_after_s)
        return None

    def _write(self, body: bytes) -> None:
        report = self._storage.write(self._bucket, parse(body, Precision.NANOSECOND, 0))
        if report.dropped:
            self._dropped += report.dropped
            _LOG.warning("%d points were not stored: %s", report.dropped, report.reason)
