"""Writes to an InfluxDB 2 address, through a queue on disk while that can't be reached."""

from __future__ import annotations

import asyncio
import logging
import random
import ssl
from typing import TYPE_CHECKING, Final

import httpx2

from krakflux.collector.sinks.delivery import InfluxTarget, deliver
from krakflux.collector.sinks.port import SinkStatus
from krakflux.collector.sinks.queue import DurableQueue
from krakflux.errors import UnavailableError
from krakflux.kraken.rate_limit import RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["InfluxSink", "InfluxTarget"]

_LOG: Final = logging.getLogger(__name__)
_BODY_BYTES: Final = 1 << 20
_TIMEOUT_S: Final = 30.0
_BACKOFF: Final = RetryPolicy(first_pause_s=1.0, longest_pause_s=120.0)


class InfluxSink:
    """Queues lines durably and delivers them in order, at least once.

    Args:
        target: Where to.
        queue_directory: The queue's place; one collector at a time may use it.
        limit_bytes: The most the queue may hold; beyond it the oldest lines give way.

    Raises:
        ConfigurationError: another process is using the queue.
    """

    def __init__(
        self,
        target: InfluxTarget,
        queue_directory: Path,
        *,
        limit_bytes: int = 1 << 30,
        backoff: RetryPolicy = _BACKOFF,
    ) -> None:
        self._target = target
        self._queue = DurableQueue(queue_directory, limit_bytes=limit_bytes)
        self._backoff = backoff
        self._has_news = asyncio.Event()
        self._dropped = 0
        self._error: str | None = None

    async def write(self, lines: Sequence[str]) -> None:
        if lines:
            await asyncio.to_thread(self._queue.append, "\n".join(lines).encode())
            self._has_news.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set; then as long as it works. The rest waits on disk."""
        failures = 0
        stopped = asyncio.create_task(stop.wait())
        try:
            async with httpx2.AsyncClient(timeout=_TIMEOUT_S, verify=self._trust()) as http:
                while failures == 0 or not stopped.done():
                    try:
                        if not await self._step(http, stopped):
                            return
                        failures = 0
                    except UnavailableError as error:
                        failures += 1
                        await self._pause(error, failures, stopped)
        finally:
            stopped.cancel()

    def status(self) -> SinkStatus:
        return SinkStatus(self._queue.waiting_bytes, self._dropped, self._error)

    def close(self) -> None:
        """Let go of the queue's files; nothing in it is lost."""
        self._queue.close()

    def _trust(self) -> ssl.SSLContext | bool:
        authority = self._target.authority
        return True if authority is None else ssl.create_default_context(cafile=str(authority))

    async def _step(self, http: httpx2.AsyncClient, stopped: asyncio.Task[bool]) -> bool:
        """Deliver one body, or wait until there is one; False = stopped, nothing waits."""
        return await self._deliver_next(http) or await self._await_news(stopped)

    async def _deliver_next(self, http: httpx2.AsyncClient) -> bool:
        """Deliver the oldest body; False = nothing waits."""
        self._has_news.clear()
        batch = await asyncio.to_thread(self._queue.read, _BODY_BYTES)
        if batch is None:
            return False
        lines = b"\n".join(batch.payloads).decode().split("\n")
        self._dropped += await deliver(http, self._target, lines)
        await asyncio.to_thread(self._queue.commit, batch.end)
        if self._error is not None:
            _LOG.info("%s takes points again", self._target.url)
        self._error = None
        return True

    async def _await_news(self, stopped: asyncio.Task[bool]) -> bool:
        """Wait for a write; False = stopped instead."""
        news = asyncio.create_task(self._has_news.wait())
        try:
            await asyncio.wait({news, stopped}, return_when=asyncio.FIRST_COMPLETED)
            return news.done()
        finally:
            news.cancel()

    async def _pause(
        self, error: UnavailableError, failures: int, stopped: asyncio.Task[bool]
    ) -> None:
        pause_s = max(self._backoff.pause_s(failures, random.random()), float(error.retry_after_s))
        _LOG.warning("%s; points wait on disk, next try in %.0f s", error.message, pause_s)
        self._error = error.message
        await asyncio.wait({stopped}, timeout=pause_s)
