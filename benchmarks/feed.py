"""Frames of Kraken's WebSocket a second on one core: parsed and applied, books kept and checked.

Beside it `python-kraken-sdk` (`pip install python-kraken-sdk`, where it is wanted), whose own
handling of a frame is measured: JSON to dictionaries, and books by its `SpotOrderBookClient`. What
we do beyond that, a point for the storage and the live market told, has rows of its own.
"""

from __future__ import annotations

import asyncio
import json
import random
from importlib import import_module
from typing import TYPE_CHECKING, Any

from benchmarks.harness import OURS, Row, measure
from krakflux.collector.lines import ticker_line
from krakflux.collector.live import LiveMarket
from krakflux.collector.replay.stream.protocol import book_frame
from krakflux.collector.trade_lines import trade_line
from krakflux.kraken.book import OrderBook
from krakflux.kraken.websocket.messages import BookMessage, TickerMessage, TradeMessage
from krakflux.kraken.websocket.parse import parse_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["run"]

PEER = "python-kraken-sdk"
PAIR = "BTC/USD"
FRAMES = 5_000
DEPTHS = (10, 100, 1000)
ROUNDS = 5
MOMENT = "2026-11-23T12:00:00.000000Z"

TICKER = (
    '{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":83744.2,'
    '"bid_qty":0.56251979,"ask":83744.3,"ask_qty":0.00044780,"last":83744.3,'
    '"volume":3156.84782110,"vwap":84174.6,"low":83163.6,"high":85247.4,"change":-429.3,'
    '"change_pct":-0.51,"trades":135262,"timestamp":"2026-09-25T17:48:26.844359Z"}]}'
)
TRADE = (
    '{"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy",'
    '"price":83744.3,"qty":0.00044780,"ord_type":"limit","trade_id":109116693,'
    '"timestamp":"2026-09-25T17:48:26.844359Z"}]}'
)


def run() -> list[Row]:
    """Measure all channels."""
    if _peer_client() is None:
        print(f"{PEER} is not installed: the feed's rows are without a peer")
    trades = [TRADE.replace("109116693", str(number)).encode() for number in range(1, FRAMES + 1)]
    rows = [
        _row("ticker: frame to value", _repeated(TICKER), _read_tickers, _read_json),
        _row("ticker: frame to point and live market", _repeated(TICKER), _apply_tickers),
        _row("trade: frame to value", _repeated(TRADE), _read_trades, _read_json),
        _row("trade: frame to point and live market", trades, _apply_trades),
    ]
    for depth in DEPTHS:
        frames = make_book_frames(depth, FRAMES)
        rows.append(_row(f"book-{depth}: applied and checked", frames, _keep_book, _peer_book))
    return rows


def make_book_frames(depth: int, count: int) -> list[bytes]:
    """Make a snapshot and `count` updates near the best prices, all with right checksums."""
    source = random.Random(depth)
    book = OrderBook(depth)

    def level(side: int, far: int) -> tuple[bytes, bytes]:
        price = 68_000 + side * (1 + far) * 0.1
        return f"{price:.1f}".encode(), f"{source.uniform(0.001, 5):.8f}".encode()

    asks = [level(1, place) for place in range(depth)]
    bids = [level(-1, place) for place in range(depth)]
    book.apply(asks, bids)
    sides = (book.asks, book.bids)
    frames = [book_frame(PAIR, "snapshot", sides, book.checksum(), MOMENT)]
    for _ in range(count):
        far = min(depth - 1, int(source.expovariate(0.3)))
        change = [level(1, far)] if source.random() < 0.5 else []
        others = [] if change else [level(-1, far)]
        book.apply(change, others)
        after = OrderBook(1)
        after.apply(change, others)
        told = (after.asks, after.bids)
        frames.append(book_frame(PAIR, "update", told, book.checksum(), MOMENT))
    return frames


def _repeated(text: str) -> list[bytes]:
    return [text.encode()] * FRAMES


def _row(
    name: str,
    frames: Sequence[bytes],
    ours: Callable[[Sequence[bytes], int], None],
    theirs: Callable[[Sequence[bytes], int], None] | None = None,
) -> Row:
    depth = _depth_in(name)
    systems: dict[str, Callable[[int], object]] = {OURS: lambda _: ours(frames, depth)}
    if theirs is not None and _peer_client() is not None:
        systems[PEER] = lambda _: theirs(frames, depth)
    seconds = measure(systems, ROUNDS)
    figures = {system: len(frames) / taken for system, taken in seconds.items()}
    return Row(name, "frames/s", is_rate=True, figures=figures)


def _depth_in(name: str) -> int:
    digits = name.partition(":")[0].partition("-")[2]
    return int(digits) if digits else 0


def _read_tickers(frames: Sequence[bytes], depth: int) -> None:
    for frame in frames:
        message = parse_frame(frame)
        assert isinstance(message, TickerMessage)
        for entry in message.data:
            entry.ticker()


def _read_trades(frames: Sequence[bytes], depth: int) -> None:
    for frame in frames:
        message = parse_frame(frame)
        assert isinstance(message, TradeMessage)
        for entry in message.data:
            entry.trade()


def _apply_tickers(frames: Sequence[bytes], depth: int) -> None:
    market = LiveMarket([PAIR])
    for frame in frames:
        message = parse_frame(frame)
        assert isinstance(message, TickerMessage)
        for entry in message.data:
            ticker, time = entry.ticker(), entry.time or 0
            ticker_line(ticker, time)
            market.tick(ticker, time)


def _apply_trades(frames: Sequence[bytes], depth: int) -> None:
    market = LiveMarket([PAIR])
    for frame in frames:
        message = parse_frame(frame)
        assert isinstance(message, TradeMessage)
        trades = [entry.trade() for entry in message.data]
        for trade in trades:
            trade_line(PAIR, trade)
        market.trade(PAIR, trades)


def _keep_book(frames: Sequence[bytes], depth: int) -> None:
    book = OrderBook(depth)
    for frame in frames:
        message = parse_frame(frame)
        assert isinstance(message, BookMessage)
        for entry in message.data:
            book.apply(entry.asks, entry.bids)
            if book.checksum() != entry.checksum:
                raise AssertionError("a checksum is wrong")


def _read_json(frames: Sequence[bytes], depth: int) -> None:
    for frame in frames:
        json.loads(frame)


def _peer_book(frames: Sequence[bytes], depth: int) -> None:
    asyncio.run(_feed_peer(frames, depth))


async def _feed_peer(frames: Sequence[bytes], depth: int) -> None:
    client_class = _peer_client()
    assert client_class is not None
    client = client_class(depth=depth, callback=_ignore)
    # It asks Kraken for the decimals of a pair; here they are known.
    client._SpotOrderBookClient__market = _Decimals()
    for frame in frames:
        await client.on_message(json.loads(frame))
    assert client.get(PAIR)["valid"]
    await client.async_close()


class _Decimals:
    def get_asset_pairs(self, pair: str) -> dict[str, dict[str, int]]:
        return {pair: {"pair_decimals": 1, "lot_decimals": 8}}


def _ignore(pair: str, message: dict[str, Any]) -> None:
    pass


def _peer_client() -> Any:
    try:
        return import_module("kraken.spot").SpotOrderBookClient
    except ImportError:
        return None
