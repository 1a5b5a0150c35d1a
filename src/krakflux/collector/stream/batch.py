"""Collects lines and hands them to the sink a few times a second."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from krakflux.errors import KrakfluxError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.collector.sinks import Sink
    from krakflux.collector.stream.figures import StreamCounters

__all__ = ["LineBatch"]

_LOG: Final = logging.getLogger(__name__)
_MOST_AT_ONCE: Final = 10_000
_MOST_WAITING: Final = 200_000


class LineBatch:
    """Holds lines until the sink has them.

    While the sink refuses, lines wait; beyond `limit` the oldest are given up and counted.

    Args:
        sink: Where lines go.
        counters: Told what was given up.
        limit: The most lines that may wait.
    """

    def __init__(self, sink: Sink, counters: StreamCounters, limit: int = _MOST_WAITING) -> None:
        self._sink = sink
        self._counters = counters
        self._limit = limit
        self._waiting: list[str] = []
        self.has_room = asyncio.Event()
        self.has_room.set()

    def add(self, lines: Sequence[str]) -> None:
        """Take lines; without room, whoever adds is to wait."""
        self._waiting += lines
        if len(self._waiting) >= self._limit:
            self.has_room.clear()

    async def flush(self) -> bool:
        """Write what waits; False = the sink refused, the lines wait on.

        What comes meanwhile is left to the next time: on a busy machine there is always more, and
        whoever writes after these would never have a turn.
        """
        left = len(self._waiting)
        while left > 0:
            count = min(left, _MOST_AT_ONCE)
            left -= count
            lines, self._waiting = self._waiting[:count], self._waiting[count:]
            try:
                await self._sink.write(lines)
            except KrakfluxError as error:
                self._waiting = lines + self._waiting
                self._give_up_oldest(error.message)
                return False
            except Exception:
                # The same lines would meet whatever it is again, and all others behind them.
                _LOG.exception("%d points could not be written and are given up", count)
                self._counters.dropped_points += count
            self.has_room.set()
        return True

    def _give_up_oldest(self, reason: str) -> None:
        is_full = len(self._waiting) >= self._limit
        surplus = len(self._waiting) - self._limit // 2 if is_full else 0
        _LOG.warning("%d points wait: %s", len(self._waiting), reason)
        if surplus > 0:
            _LOG.error("%d points are given up: %s", surplus, reason)
            self._counters.dropped_points += surplus
            del self._waiting[:surplus]
        self.has_room.set()
