"""The frames of a generated market: ticker, trades, book and candles, all of the same trades."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from krakflux.collector.replay.stream.protocol import book_frame, data_frame
from krakflux.collector.replay.stream.source import Due, RefusedError
from krakflux.kraken.book import OrderBook, changes_between
from krakflux.model.time import MINUTE, SECOND, format_rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.collector.market import Market
    from krakflux.collector.replay.clock import ReplayClock
    from krakflux.collector.replay.stream.source import Cursor, Wanted

__all__ = ["GeneratedSource", "instruments_of"]

_ALL: Final = 1 << 62
_SNAPSHOT_TRADES: Final = 50
_SIDES: Final = {"b": "buy", "s": "sell"}
_ORDER_TYPES: Final = {"m": "market", "l": "limit"}


class GeneratedSource:
    """Streams any market whose answers are up to date at every moment.

    Args:
        market: The market.
        clock: The replay's.
        shows_time: The clock isn't the machine's.
    """

    def __init__(self, market: Market, clock: ReplayClock, *, shows_time: bool) -> None:
        self._market = market
        self._clock = clock
        self._shows_time = shows_time

    @property
    def shows_time(self) -> bool:
        return self._shows_time

    def open(self, wanted: Wanted) -> Cursor:
        if wanted.pair not in self._market.names.keys:
            raise RefusedError(f"Currency pair not supported {wanted.pair}")
        return _CURSORS[wanted.channel](_Place(self._market, self._clock, wanted))

    def instruments(self) -> dict[str, list[dict[str, Any]]]:
        return instruments_of(self._market)


def instruments_of(market: Market) -> dict[str, list[dict[str, Any]]]:
    """Write all assets and pairs of a market as the instrument channel does."""
    pairs = [
        {
            "symbol": pair,
            "base": pair.partition("/")[0],
            "quote": pair.partition("/")[2],
            "status": entry.get("status", "online"),
            "price_precision": entry["pair_decimals"],
            "price_increment": float(entry.get("tick_size") or 10 ** -entry["pair_decimals"]),
            "qty_precision": entry["lot_decimals"],
            "qty_increment": float(f"1e-{entry['lot_decimals']}"),
            "qty_min": float(entry.get("ordermin") or 0),
        }
        for pair, entry in market.asset_pairs().items()
    ]
    assets = [
        {"id": name, "status": entry.get("status", "enabled"), "precision": entry["decimals"]}
        for name, (_, entry) in market.assets().items()
    ]
    return {"assets": assets, "pairs": pairs}


class _Place:
    """What a subscription has told so far: all trades before `time`."""

    def __init__(self, market: Market, clock: ReplayClock, wanted: Wanted) -> None:
        self.market = market
        self.pair = wanted.pair
        self.number = wanted.number
        self._clock = clock
        self.time = clock.recorded()

    def later_trades(self) -> list[list[Any]]:
        """Give the trades since the last call, and go on to now."""
        now = self._clock.recorded()
        # `since` is exclusive, and trades of this very moment are still untold. Without pages:
        # one could end between two trades of one moment.
        rows = self.market.trades(self.pair, self.time - 1, _ALL, now) or []
        self.time = now
        return rows


class _Trades:
    def __init__(self, place: _Place) -> None:
        self._place = place

    def snapshot(self) -> list[bytes]:
        place = self._place
        rows = place.market.trades(place.pair, None, _SNAPSHOT_TRADES, place.time) or []
        return [data_frame("trade", "snapshot", [_trade(place.pair, row) for row in rows])]

    def advance(self) -> list[Due]:
        frames: dict[int, list[dict[str, Any]]] = {}
        for row in self._place.later_trades():
            frames.setdefault(row[2], []).append(_trade(self._place.pair, row))
        return [Due(time, data_frame("trade", "update", data)) for time, data in frames.items()]


class _Tickers:
    def __init__(self, place: _Place) -> None:
        self._place = place

    def snapshot(self) -> list[bytes]:
        return self._frames("snapshot", self._place.time)

    def advance(self) -> list[Due]:
        trades = self._place.later_trades()
        if not trades:
            return []
        return [Due(trades[-1][2], frame) for frame in self._frames("update", trades[-1][2])]

    def _frames(self, kind: str, moment: int) -> list[bytes]:
        place = self._place
        entry = place.market.ticker(place.pair, place.time)
        if entry is None:
            return []
        return [data_frame("ticker", kind, [_ticker(place.pair, entry, moment)])]


class _Candles:
    def __init__(self, place: _Place) -> None:
        self._place = place

    def snapshot(self) -> list[bytes]:
        rows = self._rows(None)
        return [data_frame("ohlc", "snapshot", [self._candle(row) for row in rows])]

    def advance(self) -> list[Due]:
        trades = self._place.later_trades()
        if not trades:
            return []
        width = self._place.number * MINUTE
        rows = self._rows(trades[0][2] // width * width // SECOND)
        time = trades[-1][2]
        return [Due(time, data_frame("ohlc", "update", [self._candle(row)])) for row in rows]

    def _rows(self, since: int | None) -> list[list[Any]]:
        place = self._place
        rows = place.market.candles(place.pair, place.number, since, place.time) or []
        # Minutes without a trade have no candle here, unlike in REST answers.
        return [row for row in rows if row[7] and (since is None or row[0] >= since)]

    def _candle(self, row: list[Any]) -> dict[str, Any]:
        begin = row[0] * SECOND
        names = ("open", "high", "low", "close", "vwap", "volume")
        numbers = {name: _raw(row[1 + index]) for index, name in enumerate(names)}
        return {
            "symbol": self._place.pair,
            **numbers,
            "trades": row[7],
            "interval_begin": format_rfc3339(begin),
            "interval": self._place.number,
            "timestamp": format_rfc3339(begin + self._place.number * MINUTE),
        }


class _Books:
    def __init__(self, place: _Place) -> None:
        self._place = place
        self._book = self._read()

    def snapshot(self) -> list[bytes]:
        book, moment = self._book, format_rfc3339(self._place.time)
        sides = (book.asks, book.bids)
        return [book_frame(self._place.pair, "snapshot", sides, book.checksum(), moment)]

    def advance(self) -> list[Due]:
        trades = self._place.later_trades()
        if not trades:
            return []
        before, after = self._book, self._read()
        self._book = after
        sides = changes_between(before.asks, after.asks), changes_between(before.bids, after.bids)
        moment = format_rfc3339(trades[-1][2])
        frame = book_frame(self._place.pair, "update", sides, after.checksum(), moment)
        return [Due(trades[-1][2], frame)]

    def _read(self) -> OrderBook:
        place = self._place
        depth = place.market.depth(place.pair, place.number, place.time) or {"asks": [], "bids": []}
        book = OrderBook(place.number)
        asks, bids = (
            [(level[0].encode(), level[1].encode()) for level in depth[side]]
            for side in ("asks", "bids")
        )
        book.apply(asks, bids)
        return book


_CURSORS: Final[dict[str, Callable[[_Place], Cursor]]] = {
    "ticker": _Tickers,
    "trade": _Trades,
    "ohlc": _Candles,
    "book": _Books,
}


def _trade(pair: str, row: list[Any]) -> dict[str, Any]:
    return {
        "symbol": pair,
        "side": _SIDES[row[3]],
        "price": _raw(row[0]),
        "qty": _raw(row[1]),
        "ord_type": _ORDER_TYPES[row[4]],
        "trade_id": row[6],
        "timestamp": format_rfc3339(row[2] // 1_000 * 1_000),
    }


def _ticker(pair: str, entry: dict[str, Any], moment: int) -> dict[str, Any]:
    last, opening = float(entry["c"][0]), float(entry["o"])
    return {
        "symbol": pair,
        "bid": _raw(entry["b"][0]),
        "bid_qty": _raw(entry["b"][2]),
        "ask": _raw(entry["a"][0]),
        "ask_qty": _raw(entry["a"][2]),
        "last": _raw(entry["c"][0]),
        "volume": _raw(entry["v"][1]),
        "vwap": _raw(entry["p"][1]),
        "low": _raw(entry["l"][1]),
        "high": _raw(entry["h"][1]),
        "change": round(last - opening, 8),
        "change_pct": round(100 * (last / opening - 1), 2),
        "trades": entry["t"][1],
        "timestamp": format_rfc3339(moment // 1_000 * 1_000),
    }


def _raw(number: str) -> msgspec.Raw:
    return msgspec.Raw(number.encode())
