"""Runs the collector's channels until it is told to stop; a failure of one is never a crash."""

from __future__ import annotations

import asyncio
import logging
import random
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import httpx2

from krakflux.collector.board import StatusBoard
from krakflux.collector.candles import CandleChannel, LongerCandles
from krakflux.collector.live import LiveMarket
from krakflux.collector.memory import VolatileCandleMemory
from krakflux.collector.scanner import MarketScanner
from krakflux.collector.status import CollectorState, StreamReport
from krakflux.collector.stream import MarketStream
from krakflux.collector.tickers import TickerChannel
from krakflux.collector.trade_channel import HoleHealer, TradeChannel
from krakflux.kraken.rate_limit import RateLimiter, RetryPolicy
from krakflux.kraken.rest import KrakenClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from krakflux.clock import Clock
    from krakflux.collector.memory import CandleMemory
    from krakflux.collector.settings import CollectorSettings
    from krakflux.collector.sinks import Sink
    from krakflux.collector.status import CollectorStatus
    from krakflux.collector.trades import TradeBook

    Chore = Callable[[], Awaitable[float]]

__all__ = ["Collector", "open_collector", "run_collect"]

_LOG: Final = logging.getLogger(__name__)
_CHORE_PAUSE_S: Final = 30.0


class Collector:
    """Streams from an exchange, polls it, and hands what it says to a sink.

    What the stream tells is polled only while it can't be reached; the tickers' values of today,
    which only polls tell, are polled all the time.

    Args:
        client: The exchange.
        sink: Where points go.
        settings: What to collect and how.
        clock: The machine's.
        memory: Which candles are stored already; without it, 720 are fetched at each start.
        book: Where trades go; without it none are collected.
        chores: Further work, done again and again, each saying after how many seconds.
    """

    def __init__(
        self,
        client: KrakenClient,
        sink: Sink,
        settings: CollectorSettings,
        clock: Clock,
        memory: CandleMemory | None = None,
        book: TradeBook | None = None,
        chores: Sequence[Chore] = (),
    ) -> None:
        self._settings = settings
        self._chores = list(chores)
        self.scanner = MarketScanner(client, sink, clock) if settings.scans_market else None
        if self.scanner is not None:
            self._chores.append(self.scanner.scan)
        self._board = StatusBoard(settings, clock)
        self.market = LiveMarket(settings.pairs)
        self._stream = None
        if settings.stream is not None:
            self._stream = MarketStream(
                settings.stream, settings.pairs, sink, book, self.market, self._board, clock
            )
        self._tickers = TickerChannel(
            client, sink, settings, clock, self._board, self.market, self._is_streamed
        )
        known = memory or VolatileCandleMemory()
        self._candles = CandleChannel(client, sink, settings.candle_interval, known, self._board)
        if settings.longer_intervals:
            longer = {
                minutes: CandleChannel(client, sink, minutes, known, self._board)
                for minutes in settings.longer_intervals
            }
            self._chores.append(LongerCandles(longer, clock, self._request_share_s).fetch)
        self._candle_backoff = RetryPolicy(longest_pause_s=settings.longest_pause_s)
        self._trades = self._healer = None
        if book is not None:
            board = self._board
            self._trades = TradeChannel(client, book, settings, clock, board, self._brings_trades)
            self._healer = HoleHealer(client, book, settings, clock, board)

    def status(self) -> CollectorStatus:
        """Tell how it goes; cheap, to be called on the event loop."""
        status = self._board.snapshot()
        if self._settings.stream is None or self._stream is None:
            return status
        stream = self._stream
        report = StreamReport(
            self._settings.stream.connection.url, stream.is_live, stream.status(), stream.figures()
        )
        status = replace(status, stream=report)
        if not report.is_live or status.state is CollectorState.LIVE:
            return status
        # Polls fail, but tickers come all the same.
        return replace(
            status, state=CollectorState.LIVE, since=report.status.since, kind=stream.kind
        )

    def _is_streamed(self) -> bool:
        return self._stream is not None and self._stream.is_live

    def _brings_trades(self) -> bool:
        return self._stream is not None and self._stream.brings_trades()

    async def run(self, stop: asyncio.Event) -> None:
        """Collect until `stop` is set."""
        async with asyncio.TaskGroup() as tasks:
            if self._stream is not None:
                tasks.create_task(self._stream.run(stop))
            tasks.create_task(_repeat(self._tickers.poll, stop, self._settings.interval_s))
            if self._settings.candle_interval:
                tasks.create_task(_repeat(self._fetch_candles(), stop, self._candle_pause_s))
            if self._trades is not None and self._healer is not None:
                tasks.create_task(_repeat(self._trades.poll, stop, self._trades.pause_s))
                tasks.create_task(_repeat(self._healer.heal, stop, _CHORE_PAUSE_S))
            for chore in self._chores:
                tasks.create_task(_repeat(chore, stop, _CHORE_PAUSE_S))

    def _fetch_candles(self) -> Callable[[], Awaitable[float]]:
        failures = 0

        async def fetch() -> float:
            nonlocal failures
            if await self._candles.fetch():
                failures = 0
                await self._reach_back(self._candle_pause_s)
                return self._candle_pause_s
            failures += 1
            return self._candle_backoff.pause_s(failures, random.random())

        return fetch

    async def _reach_back(self, time_s: float) -> None:
        """Spend the time until the next fetch on older candles, where there are any."""
        loop = asyncio.get_running_loop()
        end = loop.time() + time_s
        while loop.time() < end and await self._candles.reach_back():
            pass

    @property
    def _candle_pause_s(self) -> float:
        return max(self._settings.candle_refresh_s, self._request_share_s)

    @property
    def _request_share_s(self) -> float:
        """Leave three quarters of the requests the exchange allows to others."""
        return 4 * len(self._settings.pairs) * self._settings.request_interval_s


@asynccontextmanager
async def open_collector(
    settings: CollectorSettings,
    sink: Sink,
    clock: Clock,
    memory: CandleMemory | None = None,
    book: TradeBook | None = None,
    chores: Sequence[Chore] = (),
) -> AsyncIterator[Collector]:
    """Make a collector with its own connections to the exchange, and close those in the end."""
    async with httpx2.AsyncClient(timeout=settings.timeout_s) as http:
        limiter = RateLimiter(settings.request_interval_s)
        client = KrakenClient(settings.exchange, http, limiter, clock)
        yield Collector(client, sink, settings, clock, memory, book, chores)


async def run_collect(
    settings: CollectorSettings,
    sink: Sink,
    clock: Clock,
    stop: asyncio.Event,
    memory: CandleMemory | None = None,
) -> None:
    """Collect into a sink until `stop` is set; what the sink holds back stays in its queue."""
    async with (
        open_collector(settings, sink, clock, memory) as collector,
        asyncio.TaskGroup() as tasks,
    ):
        tasks.create_task(sink.run(stop))
        tasks.create_task(collector.run(stop))


async def _repeat(
    work: Callable[[], Awaitable[float]], stop: asyncio.Event, pause_s: float
) -> None:
    """Do `work` again and again, `work` saying after how many seconds, counted from its start."""
    loop = asyncio.get_running_loop()
    stopped = loop.create_task(stop.wait())
    try:
        while not stop.is_set():
            started = loop.time()
            wanted_s = await _do(work, stopped, pause_s)
            rest_s = max(0.0, wanted_s - (loop.time() - started))
            await asyncio.wait({stopped}, timeout=rest_s)
    finally:
        stopped.cancel()


async def _do(
    work: Callable[[], Awaitable[float]], stopped: asyncio.Task[bool], pause_s: float
) -> float:
    """Do `work` once, giving up as soon as the collector is stopped."""
    task = asyncio.ensure_future(work())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else 0.0
    except Exception:
        _LOG.exception("a part of the collector failed; it goes on")
        return pause_s
    finally:
        task.cancel()
