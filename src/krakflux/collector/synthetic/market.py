"""Answers about the generated market in Kraken's own JSON."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

from krakflux.collector.market import PairNames
from krakflux.collector.synthetic.bars import Bar, flat_bar
from krakflux.collector.synthetic.history import PairHistory
from krakflux.collector.synthetic.listings import LISTINGS, LOT_DECIMALS, asset_entry
from krakflux.kraken.pairs import internal_key
from krakflux.model.time import DAY, MINUTE, SECOND

if TYPE_CHECKING:
    from krakflux.collector.synthetic.listings import Listing

__all__ = ["HISTORY_DAYS", "SyntheticMarket"]

HISTORY_DAYS: Final = 31
_MOST_CANDLES: Final = 721
_SPREAD_ROWS: Final = 200
_SMALLEST_QUANTITY: Final = 0.001
_LOTS: Final = 10**LOT_DECIMALS


class SyntheticMarket:
    """A market that any two processes with the same seed see alike.

    Args:
        seed: Chooses the market.
        started: The moment (ns) a month after which its history begins.
    """

    def __init__(self, seed: int, started: int) -> None:
        self.begin = (started // DAY - HISTORY_DAYS) * DAY
        self._seed = seed
        self._pairs = {listing.pair: PairHistory(seed, listing) for listing in LISTINGS}
        self._names = PairNames({pair: internal_key(pair) for pair in self._pairs})

    @property
    def names(self) -> PairNames:
        return self._names

    def tickers(self) -> list[str]:
        return list(self._pairs)

    def ticker(self, pair: str, now: int) -> dict[str, Any] | None:
        history = self._pairs.get(pair)
        if history is None:
            return None
        listing = history.listing
        trades, place = history.last_trade(now)
        last = trades.prices[place]
        bid, ask = _quotes(listing, last, is_buy=trades.buys[place])
        today = history.bar(now // DAY * DAY, now) or flat_bar(last)
        whole = history.bar(now - DAY, now) or flat_bar(last)
        sizes = random.Random(f"{self._seed}/{pair}/{trades.times[place]}")
        both = (today, whole)
        return {
            "a": _level(listing, ask, sizes),
            "b": _level(listing, bid, sizes),
            "c": [_price(listing, last), _quantity(trades.quantities[place])],
            "v": [_quantity(bar.volume) for bar in both],
            "p": [_vwap(listing, bar) for bar in both],
            "t": [bar.trades for bar in both],
            "l": [_price(listing, bar.low) for bar in both],
            "h": [_price(listing, bar.high) for bar in both],
            "o": _price(listing, today.open),
        }

    def candles(
        self, pair: str, interval: int, since: int | None, now: int
    ) -> list[list[Any]] | None:
        history = self._pairs.get(pair)
        if history is None:
            return None
        width = interval * MINUTE
        newest = now // width * width
        first = newest - (_MOST_CANDLES - 1) * width
        if since is not None:
            first = min(first, -(-since * SECOND // width) * width)
        first = max(first, -(-self.begin // width) * width)
        last = min(newest, first + (_MOST_CANDLES - 1) * width)
        listing = history.listing
        rows = []
        close = None
        for start in range(first, last + 1, width):
            bar = history.bar(start, min(start + width, now))
            if bar is None:
                bar = flat_bar(close or self._close_before(history, start))
            close = bar.close
            rows.append(_candle_row(listing, start, bar))
        return rows

    def trades(self, pair: str, since: int | None, count: int, now: int) -> list[list[Any]] | None:
        history = self._pairs.get(pair)
        if history is None:
            return None
        if since is None:
            return self._newest_trades(history, count, now)
        rows: list[list[Any]] = []
        start = max(since + 1, self.begin)
        while start < now and len(rows) < count:
            end = min(now, (start // DAY + 1) * DAY)
            rows += _trade_rows(history, start, end)
            start = end
        return rows[:count]

    def depth(self, pair: str, count: int, now: int) -> dict[str, Any] | None:
        history = self._pairs.get(pair)
        if history is None:
            return None
        listing = history.listing
        trades, place = history.last_trade(now)
        bid, ask = _quotes(listing, trades.prices[place], is_buy=trades.buys[place])
        generator = random.Random(f"{self._seed}/{pair}/{trades.times[place]}")
        first_ask, first_bid = _level(listing, ask, generator), _level(listing, bid, generator)
        return {
            "asks": _book_side(listing, first_ask, ask, 1, count, generator, now),
            "bids": _book_side(listing, first_bid, bid, -1, count, generator, now),
        }

    def spread(self, pair: str, now: int) -> list[list[Any]] | None:
        history = self._pairs.get(pair)
        if history is None:
            return None
        trades, place = history.last_trade(now)
        listing = history.listing
        rows = []
        for index in range(max(0, place - _SPREAD_ROWS + 1), place + 1):
            bid, ask = _quotes(listing, trades.prices[index], is_buy=trades.buys[index])
            quotes = [_price(listing, bid), _price(listing, ask)]
            rows.append([trades.times[index] // SECOND, *quotes])
        return rows

    def asset_pairs(self) -> dict[str, dict[str, Any]]:
        return {listing.pair: listing.asset_pair() for listing in LISTINGS}

    def assets(self) -> dict[str, tuple[str, dict[str, Any]]]:
        assets = {}
        for pair, entry in self.asset_pairs().items():
            for name, key in zip(pair.split("/"), (entry["base"], entry["quote"]), strict=True):
                assets[name] = (key, asset_entry(key))
        return assets

    def _newest_trades(self, history: PairHistory, count: int, now: int) -> list[list[Any]]:
        rows = _trade_rows(history, now // DAY * DAY, now)
        if len(rows) < count:
            rows = _trade_rows(history, now // DAY * DAY - DAY, now // DAY * DAY) + rows
        return rows[-count:]

    def _close_before(self, history: PairHistory, start: int) -> int:
        trades, place = history.last_trade(start)
        return trades.prices[place]


def _quotes(listing: Listing, last: int, *, is_buy: bool) -> tuple[int, int]:
    """Give bid and ask around the last trade: a buyer paid the ask, a seller took the bid."""
    return (last - listing.spread, last) if is_buy else (last, last + listing.spread)


def _level(listing: Listing, price: int, generator: random.Random) -> list[str]:
    quantity = _shown(generator.lognormvariate(0.0, 1.0) * 4 * listing.quantity)
    return [_price(listing, price), str(max(1, int(quantity))), f"{quantity:.3f}"]


def _shown(quantity: float) -> float:
    # A level of nothing would delete itself from the book.
    return max(_SMALLEST_QUANTITY, round(quantity, 3))


def _book_side(
    listing: Listing,
    best: list[str],
    price: int,
    direction: int,
    count: int,
    generator: random.Random,
    now: int,
) -> list[list[Any]]:
    """Make the levels of one side, best first; the best one is the Ticker's."""
    seconds = now // SECOND
    levels: list[list[Any]] = [[best[0], best[2], seconds]]
    for _ in range(count - 1):
        price += direction * generator.randint(1, 4 * listing.spread)
        quantity = _shown(generator.lognormvariate(0.0, 1.2) * 5 * listing.quantity)
        levels.append(
            [_price(listing, price), f"{quantity:.3f}", seconds - generator.randrange(120)]
        )
    return levels


def _trade_rows(history: PairHistory, start: int, stop: int) -> list[list[Any]]:
    """Give the rows of one day's trades in [start, stop)."""
    trades = history.trades(start // DAY)
    part = trades.slice_between(start, stop)
    listing = history.listing
    return [
        [
            _price(listing, trades.prices[index]),
            _quantity(trades.quantities[index]),
            trades.times[index],
            "b" if trades.buys[index] else "s",
            "m" if index % 3 else "l",
            "",
            trades.first_id + index,
        ]
        for index in range(part.start, part.stop)
    ]


def _candle_row(listing: Listing, start: int, bar: Bar) -> list[Any]:
    prices = [_price(listing, price) for price in (bar.open, bar.high, bar.low, bar.close)]
    vwap = _vwap(listing, bar) if bar.trades else "0.0"
    return [start // SECOND, *prices, vwap, _quantity(bar.volume), bar.trades]


def _price(listing: Listing, ticks: int) -> str:
    return f"{ticks / 10**listing.decimals:.{listing.decimals}f}"


def _quantity(lots: int) -> str:
    return f"{lots / _LOTS:.{LOT_DECIMALS}f}"


def _vwap(listing: Listing, bar: Bar) -> str:
    ticks = bar.turnover / bar.volume if bar.volume else bar.close
    return f"{ticks / 10**listing.decimals:.{max(5, listing.decimals)}f}"
