"""Keeps the stream of all pairs and turns what it says into points and live changes."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from krakflux.collector.lines import ticker_line
from krakflux.collector.stream.batch import LineBatch
from krakflux.collector.stream.books import WRONG_CHECKSUM, BookKeeper
from krakflux.collector.stream.candles import FormingCandles
from krakflux.collector.stream.figures import StreamCounters
from krakflux.collector.stream.renewals import Renewals
from krakflux.collector.stream.trades import TradeBatch
from krakflux.kraken.rest import ExchangeKind
from krakflux.kraken.websocket.client import StreamClient
from krakflux.kraken.websocket.messages import (
    BookMessage,
    CandleMessage,
    SubscriptionAnswer,
    TickerMessage,
    TradeMessage,
)
from krakflux.kraken.websocket.requests import (
    book_channel,
    candle_channel,
    ticker_channel,
    trade_channel,
)
from krakflux.kraken.websocket.stream import Link, StreamState
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.clock import Clock
    from krakflux.collector.board import StatusBoard
    from krakflux.collector.live import LiveMarket
    from krakflux.collector.sinks import Sink
    from krakflux.collector.stream.figures import StreamFigures
    from krakflux.collector.stream.settings import MarketStreamSettings
    from krakflux.collector.trades import TradeTaker
    from krakflux.kraken.websocket.messages import Message
    from krakflux.kraken.websocket.parse import MalformedFrameError
    from krakflux.kraken.websocket.requests import Channel
    from krakflux.kraken.websocket.stream import FrameRecorder, StreamStatus
    from krakflux.model.market import Trade

__all__ = ["MarketStream"]

_LOG: Final = logging.getLogger(__name__)
_RETRY_S: Final = 2.0
_LIVE_LINK: Final = Link(ExchangeKind.LIVE, has_own_time=False)


class MarketStream:
    """One stream for all pairs: tickers, trades, books and candles.

    Points carry the time they were received; those of a replay with a clock of its own carry the
    exchange's time.

    Args:
        settings: Where to, what for.
        pairs: Display names.
        sink: Where points go.
        taker: Where trades go; None = they are shown, but not stored.
        market: Shows what changes.
        board: Notes which pairs' data come in.
        clock: The machine's.
        recorder: Keeps the frames as they came.
    """

    def __init__(
        self,
        settings: MarketStreamSettings,
        pairs: Sequence[str],
        sink: Sink,
        taker: TradeTaker | None,
        market: LiveMarket,
        board: StatusBoard,
        clock: Clock,
        recorder: FrameRecorder | None = None,
    ) -> None:
        self._settings = settings
        self._pairs = tuple(pairs)
        self._market = market
        self._board = board
        self._clock = clock
        self._counters = StreamCounters()
        self._lines = LineBatch(sink, self._counters)
        self._trades = None if taker is None else TradeBatch(taker, self._counters)
        self._books = BookKeeper(settings.book_depth, settings.book_sample_s)
        self._candles = FormingCandles(settings.candle_interval)
        self._client = StreamClient(settings.connection, self._wanted(), self, clock, recorder)
        self._renewals = Renewals(lambda pair: self._client.resubscribe("book", pair))
        self._link = _LIVE_LINK
        self._ticking: set[str] = set()
        self._granted: set[tuple[str | None, str | None]] = set()
        self._refusals: set[tuple[str | None, str | None]] = set()
        self._newest_time = 0

    def status(self) -> StreamStatus:
        return self._client.status()

    def figures(self) -> StreamFigures:
        """Give what was counted so far."""
        return self._counters.snapshot()

    @property
    def is_live(self) -> bool:
        """Tell whether tickers come this way now."""
        return self._client.status().state is StreamState.LIVE and bool(self._ticking)

    def brings_trades(self) -> bool:
        """Tell whether the trades of all pairs that the exchange has come this way now."""
        return self.is_live and all(
            ("trade", pair) in self._granted for pair in self._board.known_pairs()
        )

    @property
    def kind(self) -> ExchangeKind:
        return self._link.kind

    async def run(self, stop: asyncio.Event) -> None:
        """Stream until `stop` is set; then what came is written."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._client.run(stop))
            tasks.create_task(self._write(stop))
        self._renewals.cancel()
        await self._flush()

    async def _write(self, stop: asyncio.Event) -> None:
        stopped = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                pause_s = self._settings.write_interval_s
                await asyncio.wait({stopped}, timeout=pause_s if await self._flush() else _RETRY_S)
        finally:
            stopped.cancel()

    async def _flush(self) -> bool:
        now = self._newest_time if self._link.has_own_time else self._clock.now()
        self._lines.add(self._candles.lines(now))
        has_written = await self._lines.flush()
        if self._trades is not None:
            has_written &= await self._flush_trades(self._trades)
        return has_written

    async def _flush_trades(self, trades: TradeBatch) -> bool:
        try:
            return await trades.flush()
        except Exception:
            # They wait, up to their limit; what is given up is missed by its ids and fetched again.
            _LOG.exception("trades could not be handed on; the stream goes on")
            return False

    def connected(self, link: Link) -> None:
        self._link = link
        _LOG.info("streaming from %s", self._settings.connection.url)

    def disconnected(self, cause: str) -> None:
        if self.status().system == "maintenance":
            cause = f"maintenance of the exchange; {cause}"
        self._ticking.clear()
        self._granted.clear()
        self._candles.forget()
        for pair in self._pairs:
            self._market.lose_book(pair, cause)
        self._renewals.cancel()
        self._books.lose_all(self._stamp(None, self._clock.now()), cause)
        if self._trades is not None:
            self._trades.interrupted(self._pairs, cause)

    async def received(self, message: Message, time: int) -> None:
        await self._lines.has_room.wait()  # a slow disk slows the exchange down
        match message:
            case SubscriptionAnswer(method="subscribe", success=True):
                self._granted.add((message.channel, message.pair))
            case TickerMessage():
                self._take_tickers(message, time)
            case TradeMessage():
                self._take_trades(message, time)
            case BookMessage():
                self._take_books(message, time)
            case CandleMessage():
                self._take_candles(message)

    def malformed(self, error: MalformedFrameError) -> None:
        self._counters.malformed(error)

    def refused(self, channel: str | None, pair: str | None, reason: str) -> None:
        # One warning a channel: whether a pair is known at all, polls find out and report.
        is_first = not any(refused == channel for refused, _ in self._refusals)
        if (channel, pair) not in self._refusals:
            self._refusals.add((channel, pair))
            level = logging.WARNING if is_first else logging.DEBUG
            _LOG.log(level, "no %s of %s: %s", channel or "channel", pair or "any pair", reason)

    def _take_tickers(self, message: TickerMessage, time: int) -> None:
        for entry in message.data:
            self._count("ticker", entry.time, time)
            ticker, stamp = entry.ticker(), self._stamp(entry.time, time)
            if (line := ticker_line(ticker, stamp)) is not None:
                self._lines.add([line])
            self._market.tick(ticker, stamp)
            self._ticking.add(entry.pair)
            self._board.pair_streamed(entry.pair, stamp)

    def _take_trades(self, message: TradeMessage, time: int) -> None:
        told: dict[str, list[Trade]] = {}
        for entry in message.data:
            told.setdefault(entry.pair, []).append(entry.trade())
        for pair, trades in told.items():
            is_snapshot = message.type == "snapshot"
            self._count("trade", None if is_snapshot else trades[-1].time, time)
            if self._trades is not None:
                self._trades.add(pair, trades)
            self._market.trade(pair, trades)

    def _take_books(self, message: BookMessage, time: int) -> None:
        is_snapshot = message.type == "snapshot"
        for entry in message.data:
            self._count("book", entry.time, time)
            stamp = self._stamp(entry.time, time)
            change = self._books.take(entry, is_snapshot=is_snapshot, time=stamp)
            if change.is_bad:
                self._counters.checksum_failure("book")
                self._market.lose_book(entry.pair, WRONG_CHECKSUM)
                self._renewals.ask(entry.pair)
            if change.has_gap:
                self._counters.gap("book")
            self._lines.add(change.lines)
            if change.book is not None:
                self._renewals.went_well(entry.pair)
                self._market.book(entry.pair, change.book, stamp)

    def _take_candles(self, message: CandleMessage) -> None:
        self._count("ohlc", None, 0)
        for entry in message.data:
            if entry.interval == self._settings.candle_interval:
                candle = entry.candle()
                self._candles.take(entry.pair, candle)
                self._market.candle(entry.pair, entry.interval, candle)

    def _count(self, channel: str, sent: int | None, received: int) -> None:
        is_comparable = sent is not None and not self._link.has_own_time
        lag_s = (received - sent) / SECOND if is_comparable and sent is not None else None
        self._counters.message(channel, lag_s)

    def _stamp(self, told: int | None, received: int) -> int:
        """Choose the time to write: the exchange's where a replay has its own clock."""
        if not self._link.has_own_time:
            return received
        self._newest_time = max(told or 0, self._newest_time)
        return told if told is not None else self._newest_time

    def _wanted(self) -> list[tuple[Channel, Sequence[str]]]:
        settings = self._settings
        wanted: list[tuple[Channel, Sequence[str]]] = [
            (ticker_channel(follows_quotes=settings.follows_quotes), self._pairs),
            (trade_channel(), self._pairs),
            (book_channel(settings.book_depth), self._pairs),
        ]
        if settings.candle_interval:
            wanted.append((candle_channel(settings.candle_interval), self._pairs))
        return wanted
