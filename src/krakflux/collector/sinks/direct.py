"""Writes to an InfluxDB 2 address at once, for commands that wait for the answer."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Final

from krakflux.collector.sinks.delivery import deliver
from krakflux.collector.sinks.port import SinkStatus
from krakflux.errors import UnavailableError
from krakflux.kraken.rate_limit import RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Sequence

    import httpx2

    from krakflux.collector.sinks.delivery import InfluxTarget

__all__ = ["DirectSink"]

_BACKOFF: Final = RetryPolicy(attempts=6, first_pause_s=0.5, longest_pause_s=10.0)
_BODY_LINES: Final = 20_000


class DirectSink:
    """Delivers each write before it returns; nothing is queued.

    Args:
        http: Connections that trust the target; stays the caller's.
        target: Where to.
    """

    def __init__(self, http: httpx2.AsyncClient, target: InfluxTarget) -> None:
        self._http = http
        self._target = target
        self._dropped = 0

    async def write(self, lines: Sequence[str]) -> None:
        for begin in range(0, len(lines), _BODY_LINES):
            await self._deliver(lines[begin : begin + _BODY_LINES])

    async def run(self, stop: asyncio.Event) -> None:
        await stop.wait()

    def status(self) -> SinkStatus:
        return SinkStatus(dropped_lines=self._dropped)

    async def _deliver(self, lines: Sequence[str]) -> None:
        failures = 0
        while True:
            try:
                self._dropped += await deliver(self._http, self._target, lines)
                return
            except UnavailableError as error:
                failures += 1
                if failures >= _BACKOFF.attempts:
                    raise
                pause_s = _BACKOFF.pause_s(failures, random.random())
                await asyncio.sleep(max(pause_s, float(error.retry_after_s)))
