"""The exchange's candles: the newest 720 at first, later only those that are missing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from krakflux.collector.lines import candle_line, gap_line, interval_name
from krakflux.errors import KrakfluxError
from krakflux.kraken.errors import KrakenUnavailableError
from krakflux.kraken.rest import ExchangeKind
from krakflux.model.time import MINUTE, SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.clock import Clock
    from krakflux.collector.board import StatusBoard
    from krakflux.collector.memory import CandleMemory
    from krakflux.collector.sinks import Sink
    from krakflux.kraken.rest import KrakenClient

__all__ = ["CandleChannel", "LongerCandles"]

_LOG: Final = logging.getLogger(__name__)
_CHANNEL: Final = "ohlc"
_PAGE: Final = 720
# The candles of minutes, which the first chart is drawn from, come first.
_HEAD_START: Final = 20 * SECOND
# An exchange's candle is final a little after its end.
_GRACE: Final = 20 * SECOND
_FAILED: Final = MINUTE


class CandleChannel:
    """Fetches each pair's closed candles that are not stored yet, chosen pair first.

    Args:
        client: The exchange.
        sink: Where points go.
        interval: Minutes a candle.
        memory: Which candles are stored already.
        board: Knows which pairs the exchange has.
    """

    def __init__(
        self,
        client: KrakenClient,
        sink: Sink,
        interval: int,
        memory: CandleMemory,
        board: StatusBoard,
    ) -> None:
        self._client = client
        self._sink = sink
        self._interval = interval
        self._memory = memory
        self._board = board
        self._oldest: dict[str, int] = {}

    async def fetch(self) -> bool:
        """Fetch what is missing of every pair; False = the exchange can't be reached."""
        for pair in self._board.known_pairs():
            try:
                count = await self._fetch_pair(pair)
            except KrakenUnavailableError as error:
                _LOG.warning("no candles of %s: %s", pair, error.message)
                return False
            except KrakfluxError as error:
                _LOG.warning("no candles of %s: %s", pair, error.message)
                continue
            _LOG.debug("%s: %d candles", pair, count)
        return True

    async def reach_back(self) -> bool:
        """Fetch one older page of each pair from a generated market, which forgets nothing.

        Gives False when there is nothing older, or when the exchange isn't a generated one.
        """
        if self._board.snapshot().kind is not ExchangeKind.SIMULATED:
            return False
        has_older = False
        for pair, oldest in list(self._oldest.items()):
            try:
                has_older |= await self._fetch_before(pair, oldest)
            except KrakfluxError as error:
                _LOG.warning("no older candles of %s: %s", pair, error.message)
                return False
        return has_older

    async def _fetch_before(self, pair: str, oldest: int) -> bool:
        begin = oldest - _PAGE * self._interval * MINUTE
        page = (await self._client.ohlc(pair, self._interval, begin)).value
        older = [candle for candle in page.candles if candle.time < oldest]
        if not older:
            del self._oldest[pair]
            return False
        await self._sink.write([candle_line(pair, self._interval, candle) for candle in older])
        self._oldest[pair] = older[0].time
        return True

    async def _fetch_pair(self, pair: str) -> int:
        known = await self._memory.newest(pair, self._interval)
        answer = await self._client.ohlc(pair, self._interval, known)
        page = answer.value
        fresh = [
            candle
            for candle in page.candles
            if candle.time <= page.last_committed and (known is None or candle.time > known)
        ]
        if not fresh:
            return 0
        if known is None:
            self._oldest[pair] = fresh[0].time
        lines = [candle_line(pair, self._interval, candle) for candle in fresh]
        expected = None if known is None else known + self._interval * MINUTE
        if expected is not None and fresh[0].time > expected:
            cause = f"older than the 720 {interval_name(self._interval)} candles the exchange has"
            lines.append(gap_line(pair, _CHANNEL, answer.time, expected, fresh[0].time, cause))
        await self._sink.write(lines)
        await self._memory.remember(pair, self._interval, fresh[-1].time)
        return len(fresh)


class LongerCandles:
    """Fetches candles of several intervals in turn, those of each once its newest has closed.

    Args:
        channels: By their interval in minutes.
        clock: The machine's.
        pause_s: At least so long between two intervals, so that others get their share of requests.
    """

    def __init__(self, channels: Mapping[int, CandleChannel], clock: Clock, pause_s: float) -> None:
        self._channels = channels
        self._clock = clock
        self._pause_s = pause_s
        self._due = dict.fromkeys(channels, clock.now() + _HEAD_START)

    async def fetch(self) -> float:
        """Fetch those that have waited longest, if it is time; gives the seconds to wait then."""
        now = self._clock.now()
        interval = min(self._due, key=lambda minutes: self._due[minutes])
        if self._due[interval] > now:
            return (self._due[interval] - now) / SECOND
        has_answered = await self._channels[interval].fetch()
        width = interval * MINUTE
        closes = now // width * width + width
        self._due[interval] = closes + _GRACE if has_answered else now + _FAILED
        return self._pause_s
