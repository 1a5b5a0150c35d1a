"""Recordings of a busy market: two hundred messages a second, evenly spread."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from krakflux.kraken.book import Level, OrderBook

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BUSY_PAIR", "MESSAGES_A_SECOND", "PAIRS", "busy_market"]

MESSAGES_A_SECOND: Final = 200
BUSY_PAIR: Final = "BTC/USD"
PAIRS: Final = (BUSY_PAIR, *(f"{base}/USD" for base in ("ETH", "LTC", "XMR", "XLM", "SOL")))

_BEGIN: Final = 1_790_358_480  # 2026-09-25T17:48:00Z
_DEPTH: Final = 10
_PRICE: Final = 60_000.0


def busy_market(seconds: int) -> Iterator[str]:
    """Give the lines of a recording: tickers, trades and a checked book, some of each a second."""
    book = _Book()
    for number in range(seconds * MESSAGES_A_SECOND):
        second, place = divmod(number, MESSAGES_A_SECOND)
        microseconds = place * 1_000_000 // MESSAGES_A_SECOND
        at = datetime.fromtimestamp(_BEGIN + second, UTC)
        moment = f"{at:%Y-%m-%dT%H:%M:%S}.{microseconds:06}Z"
        kind = "snapshot" if number < 4 * len(PAIRS) else "update"
        if place % 4 == 0:
            data = book.frame(number, moment)
            message = _message("book", "snapshot" if number == 0 else "update", data)
        elif place % 4 == 1:
            message = _message("trade", "update", _trade(number, moment))
        else:
            message = _message("ticker", kind, _ticker(number, moment))
        yield f'{{"recv_ts":{_BEGIN + second + microseconds / 1e6:.6f},"msg":{message}}}'


def _message(channel: str, kind: str, data: str) -> str:
    return f'{{"channel":"{channel}","type":"{kind}","data":[{data}]}}'


def _compact(fields: dict[str, object]) -> str:
    """Write JSON as Kraken does: without spaces."""
    return json.dumps(fields, separators=(",", ":"))


def _price(number: int) -> float:
    return round(_PRICE + number * 37 % 401 / 10, 1)


def _ticker(number: int, moment: str) -> str:
    price = _price(number)
    fields: dict[str, object] = {
        "symbol": PAIRS[number // 4 % len(PAIRS)],
        "bid": price,
        "bid_qty": 1.5,
        "ask": price + 0.1,
        "ask_qty": 2.5,
        "last": price,
        "volume": 1234.5 + number,
        "vwap": _PRICE,
        "low": _PRICE,
        "high": _PRICE + 41,
        "change": 12.3,
        "change_pct": 0.12,
        "timestamp": moment,
    }
    return _compact(fields)


def _trade(number: int, moment: str) -> str:
    fields: dict[str, object] = {
        "symbol": PAIRS[number // 4 % len(PAIRS)],
        "side": "buy" if number % 8 == 1 else "sell",
        "price": _price(number),
        "qty": 0.25,
        "ord_type": "limit",
        "trade_id": 1 + number // 4 // len(PAIRS),
        "timestamp": moment,
    }
    return _compact(fields)


class _Book:
    """A book of which each frame changes the quantity of one level of each side."""

    def __init__(self) -> None:
        self._book = OrderBook(_DEPTH)

    def frame(self, number: int, moment: str) -> str:
        steps = range(_DEPTH) if number == 0 else (number // 4 % _DEPTH,)
        sides = [
            [Level(f"{base + sign * step}.0".encode(), _quantity(number + step)) for step in steps]
            for sign, base in ((1, 60_050), (-1, 60_049))
        ]
        self._book.apply(*sides)
        asks, bids = (
            ",".join(
                f'{{"price":{level.price.decode()},"qty":{level.quantity.decode()}}}'
                for level in side
            )
            for side in sides
        )
        return (
            f'{{"symbol":"{BUSY_PAIR}","bids":[{bids}],"asks":[{asks}],'
            f'"checksum":{self._book.checksum()},"timestamp":"{moment}"}}'
        )


def _quantity(number: int) -> bytes:
    return f"{1 + number * 7 % 90 / 10:.8f}".encode()
