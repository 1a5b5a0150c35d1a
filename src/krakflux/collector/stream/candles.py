"""Candles as they form: each change replaces the one before it, the next interval closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.collector.lines import STREAM_SOURCE, candle_line
from krakflux.model.time import MINUTE, SECOND

if TYPE_CHECKING:
    from krakflux.model.market import Candle

__all__ = ["FormingCandles"]

# The last trade of an interval may be told a little after its end.
_GRACE: Final = 2 * SECOND


class FormingCandles:
    """Keeps each pair's newest candle of one interval and tells what is to be written.

    Args:
        interval: Minutes a candle.
    """

    def __init__(self, interval: int) -> None:
        self.interval = interval
        self._forming: dict[str, Candle] = {}
        self._changed: set[str] = set()
        self._closed: list[str] = []

    def take(self, pair: str, candle: Candle) -> None:
        """Take a candle as told; one of a later interval closes the one before."""
        before = self._forming.get(pair)
        if before is not None and candle.time > before.time:
            self._closed.append(self._line(pair, before, is_complete=True))
        if before is None or candle.time >= before.time:
            self._forming[pair] = candle
            self._changed.add(pair)
        else:
            self._closed.append(self._line(pair, candle, is_complete=True))

    def lines(self, now: int) -> list[str]:
        """Give what changed since the last call; `now` (ns) closes what is over by the clock."""
        lines, self._closed = self._closed, []
        for pair, candle in list(self._forming.items()):
            is_over = now >= candle.time + self.interval * MINUTE + _GRACE
            if is_over:
                del self._forming[pair]
            if is_over or pair in self._changed:
                lines.append(self._line(pair, candle, is_complete=is_over))
        self._changed.clear()
        return lines

    def forget(self) -> None:
        """Let go of what is forming: the connection that told it has ended."""
        self._forming.clear()
        self._changed.clear()

    def _line(self, pair: str, candle: Candle, *, is_complete: bool) -> str:
        return candle_line(pair, self.interval, candle, STREAM_SOURCE, is_complete=is_complete)
