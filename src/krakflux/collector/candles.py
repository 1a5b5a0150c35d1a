"""The candle channel: the newest 720 candles at first, later only those that are missing."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from krakflux.collector.lines import candle_line, gap_line
from krakflux.errors import KrakfluxError
from krakflux.kraken.errors import KrakenUnavailableError
from krakflux.kraken.rest import ExchangeKind
from krakflux.model.time import MINUTE

if TYPE_CHECKING:
    from krakflux.collector.board import StatusBoard
    from krakflux.collector.memory import CandleMemory
    from krakflux.collector.settings import CollectorSettings
    from krakflux.collector.sinks import Sink
    from krakflux.kraken.rest import KrakenClient

__all__ = ["CandleChannel"]

_LOG: Final = logging.getLogger(__name__)
_CHANNEL: Final = "ohlc"
_PAGE: Final = 720
_AGED_OUT: Final = "older than the 720 candles the exchange still has"


class CandleChannel:
    """Fetches each pair's closed candles that are not stored yet, chosen pair first."""

    def __init__(
        self,
        client: KrakenClient,
        sink: Sink,
        settings: CollectorSettings,
        memory: CandleMemory,
        board: StatusBoard,
    ) -> None:
        self._client = client
        self._sink = sink
        self._interval = settings.candle_interval
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
            lines.append(gap_line(pair, _CHANNEL, answer.time, expected, fresh[0].time, _AGED_OUT))
        await self._sink.write(lines)
        await self._memory.remember(pair, self._interval, fresh[-1].time)
        return len(fresh)
