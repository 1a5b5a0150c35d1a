"""The market as it stands now, and who wants to know when it changes."""

from __future__ import annotations

from collections import deque
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from krakflux.model.market import Candle, Ticker, Trade

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krakflux.kraken.book import OrderBook

__all__ = ["LiveMarket"]

_RECENT_TRADES: Final = 50

# dataclasses.asdict copies every value deeply, which these values, a thousand a second, don't need.
_TICKER: Final = tuple(field.name for field in fields(Ticker))
_CANDLE: Final = tuple(field.name for field in fields(Candle))
_TRADE: Final = tuple(field.name for field in fields(Trade))
_TICKER_VALUES: Final = attrgetter(*_TICKER)
_CANDLE_VALUES: Final = attrgetter(*_CANDLE)
_TRADE_VALUES: Final = attrgetter(*_TRADE)


class LiveMarket:
    """Keeps each pair's newest ticker, book, candle and trades; used on one event loop.

    Listeners are called with the channel's name, the pair and, for trades, the new ones. They
    must return at once.

    Args:
        pairs: The pairs that are collected.
    """

    def __init__(self, pairs: Sequence[str]) -> None:
        self.pairs = tuple(pairs)
        self._listeners: list[Callable[[str, str, list[dict[str, Any]]], None]] = []
        self._tickers: dict[str, tuple[Ticker, int]] = {}
        self._books: dict[str, tuple[OrderBook, int]] = {}
        self._lost_books: dict[str, str] = {}
        self._candles: dict[str, tuple[Candle, int]] = {}
        self._trades: dict[str, deque[dict[str, Any]]] = {}

    def listen(
        self, listener: Callable[[str, str, list[dict[str, Any]]], None]
    ) -> Callable[[], None]:
        """Call `listener` on every change; gives what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def current(self, channel: str, pair: str) -> Any:
        """Give the present state as JSON: an object, for trades a list; None = not known."""
        match channel:
            case "ticker" if (known := self._tickers.get(pair)) is not None:
                return _ticker(*known)
            case "book" if (kept := self._books.get(pair)) is not None:
                return _book(*kept)
            case "ohlc" if (forming := self._candles.get(pair)) is not None:
                return _candle(*forming)
            case "trade" if pair in self._trades:
                return list(self._trades[pair])
        return None

    def why_lost(self, channel: str, pair: str) -> str | None:
        """Say why the state of a channel is no longer known; None = it is, or never was."""
        return self._lost_books.get(pair) if channel == "book" else None

    def tick(self, ticker: Ticker, time: int) -> None:
        """Take a ticker that was true at `time` (ns); what it leaves unsaid is kept."""
        before = self._tickers.get(ticker.pair)
        if before is not None:
            ticker = _merged(before[0], ticker)
        self._tickers[ticker.pair] = (ticker, time)
        self._tell("ticker", ticker.pair)

    def trade(self, pair: str, trades: Sequence[Trade]) -> None:
        """Take trades in the order of their ids; those known already are left out."""
        known = self._trades.setdefault(pair, deque(maxlen=_RECENT_TRADES))
        newest = known[-1]["trade_id"] if known else -1
        rows = [_trade(trade) for trade in trades if (trade.trade_id or 0) > newest]
        if rows:
            known.extend(rows)
            self._tell("trade", pair, rows)

    def book(self, pair: str, book: OrderBook, time: int) -> None:
        """Take a book; it is read when someone asks."""
        self._books[pair] = (book, time)
        self._lost_books.pop(pair, None)
        self._tell("book", pair)

    def lose_book(self, pair: str, cause: str) -> None:
        """Forget a book that can't be trusted or is no longer kept up, until the next one."""
        if self._books.pop(pair, None) is not None:
            self._lost_books[pair] = cause
            self._tell("book", pair)

    def candle(self, pair: str, interval: int, candle: Candle) -> None:
        """Take a forming candle of `interval` minutes."""
        self._candles[pair] = (candle, interval)
        self._tell("ohlc", pair)

    def _tell(self, channel: str, pair: str, rows: list[dict[str, Any]] | None = None) -> None:
        for listener in self._listeners:
            listener(channel, pair, rows or [])


def _merged(before: Ticker, after: Ticker) -> Ticker:
    # A poll tells today's values, the stream only those of 24 hours.
    values = zip(_TICKER_VALUES(before), _TICKER_VALUES(after), strict=True)
    return Ticker(*(old if new is None else new for old, new in values))


def _ticker(ticker: Ticker, time: int) -> dict[str, Any]:
    values = zip(_TICKER, _TICKER_VALUES(ticker), strict=True)
    said = {name: value for name, value in values if value is not None}
    del said["pair"]
    return said | {"time": time}


def _book(book: OrderBook, time: int) -> dict[str, Any]:
    return {
        "bids": [[float(level.price), float(level.quantity)] for level in book.bids],
        "asks": [[float(level.price), float(level.quantity)] for level in book.asks],
        "time": time,
    }


def _candle(candle: Candle, interval: int) -> dict[str, Any]:
    return dict(zip(_CANDLE, _CANDLE_VALUES(candle), strict=True)) | {"interval": interval}


def _trade(trade: Trade) -> dict[str, Any]:
    return dict(zip(_TRADE, _TRADE_VALUES(trade), strict=True))
