"""Recorded WebSocket frames to the points that the collector would have made of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from krakflux.collector.lines import ticker_line
from krakflux.collector.replay.frames import book_depth, recorded_frames
from krakflux.collector.stream.books import BookKeeper
from krakflux.collector.stream.candles import FormingCandles
from krakflux.kraken.websocket.messages import (
    BookMessage,
    CandleMessage,
    StatusMessage,
    SubscriptionAnswer,
    TickerMessage,
    TradeMessage,
)
from krakflux.kraken.websocket.parse import MalformedFrameError, parse_frame

if TYPE_CHECKING:
    from krakflux.collector.history.sources import ImportFilter
    from krakflux.kraken.websocket.messages import BookEntry, Message
    from krakflux.model.market import Trade

__all__ = ["FramePoints", "FrameReader"]

_SAMPLE_S: Final = 1.0
_NEW_CONNECTION: Final = "the recording goes on with another connection"


@dataclass(slots=True)
class FramePoints:
    """What a stretch of a recording says: lines by what they are, and the trades of each pair.

    `unreadable` counts frames by what is wrong with them.
    """

    tickers: list[str] = field(default_factory=list)
    books: list[str] = field(default_factory=list)
    candles: list[str] = field(default_factory=list)
    trades: dict[str, list[Trade]] = field(default_factory=dict)
    unreadable: Counter[str] = field(default_factory=Counter)


class FrameReader:
    """Reads recordings that follow each other, stretch by stretch.

    Points carry the time of receipt, or the exchange's where that was not recorded. Books are
    proven by their checksums and begin with a snapshot: where a recording begins in the middle of a
    connection, there is none until the next one.

    Args:
        wanted: Which pairs, and candles of which intervals.
    """

    def __init__(self, wanted: ImportFilter) -> None:
        self._wanted = wanted
        self._keepers: dict[int, BookKeeper] = {}
        self._depths: dict[str, int] = {}
        self._forming: dict[int, FormingCandles] = {}
        self._connection: int | None = None
        self._now = 0

    def read(self, text: bytes) -> FramePoints:
        """Read whole lines."""
        points = FramePoints()
        for time, frame in recorded_frames(text):
            try:
                message = parse_frame(frame)
            except MalformedFrameError as error:
                points.unreadable[error.kind] += 1
                continue
            self._now = max(self._now, time or 0)
            self._take(message, time, points)
        for forming in self._forming.values():
            points.candles += forming.lines(self._now)
        return points

    def _take(self, message: Message, time: int | None, points: FramePoints) -> None:
        match message:
            case TickerMessage():
                self._take_tickers(message, time, points)
            case TradeMessage():
                for told in message.data:
                    if self._wanted.wants_pair(told.pair):
                        points.trades.setdefault(told.pair, []).append(told.trade())
            case BookMessage():
                for entry in message.data:
                    if self._wanted.wants_pair(entry.pair):
                        is_snapshot = message.type == "snapshot"
                        self._take_book(entry, time, points, is_snapshot=is_snapshot)
            case CandleMessage():
                self._take_candles(message)
            case SubscriptionAnswer(pair=str(pair), depth=int(depth)):
                self._depths[pair] = depth
            case StatusMessage(data=[status, *_]) if status.connection_id is not None:
                self._connected(status.connection_id)

    def _take_tickers(self, message: TickerMessage, time: int | None, points: FramePoints) -> None:
        for entry in message.data:
            stamp = time if time is not None else entry.time
            if stamp is None or not self._wanted.wants_pair(entry.pair):
                continue
            if (line := ticker_line(entry.ticker(), stamp)) is not None:
                points.tickers.append(line)

    def _take_book(
        self, entry: BookEntry, time: int | None, points: FramePoints, *, is_snapshot: bool
    ) -> None:
        stamp = time if time is not None else entry.time
        if stamp is None:
            return
        if is_snapshot and entry.pair not in self._depths:
            longer = max(len(entry.wire_bids), len(entry.wire_asks))
            self._depths[entry.pair] = book_depth(longer)
        depth = self._depths.get(entry.pair)
        if depth is None:
            return
        keeper = self._keepers.setdefault(depth, BookKeeper(depth, _SAMPLE_S))
        points.books += keeper.take(entry, is_snapshot=is_snapshot, time=stamp).lines

    def _take_candles(self, message: CandleMessage) -> None:
        for entry in message.data:
            is_wanted = self._wanted.wants_interval(entry.interval)
            if is_wanted and self._wanted.wants_pair(entry.pair):
                forming = self._forming.setdefault(entry.interval, FormingCandles(entry.interval))
                forming.take(entry.pair, entry.candle())

    def _connected(self, connection: int) -> None:
        """Let go of what an earlier connection told."""
        if self._connection not in (None, connection):
            for keeper in self._keepers.values():
                keeper.lose_all(self._now, _NEW_CONNECTION)
            for forming in self._forming.values():
                forming.forget()
            self._depths.clear()
        self._connection = connection
