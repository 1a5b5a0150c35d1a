"""The parts between messages and points: books, candles, trades, batches, renewals, the market."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from krakflux.collector.live import LiveMarket
from krakflux.collector.sinks import SinkStatus
from krakflux.collector.stream.batch import LineBatch
from krakflux.collector.stream.books import BookKeeper
from krakflux.collector.stream.candles import FormingCandles
from krakflux.collector.stream.figures import StreamCounters
from krakflux.collector.stream.renewals import Renewals
from krakflux.collector.stream.settings import stream_url
from krakflux.collector.stream.trades import TradeBatch
from krakflux.collector.trades import Accepted
from krakflux.errors import UnavailableError
from krakflux.kraken.book import OrderBook
from krakflux.kraken.websocket.messages import BookEntry, BookMessage
from krakflux.kraken.websocket.parse import MalformedFrameError, parse_frame
from krakflux.model.market import Candle, Ticker, Trade
from krakflux.model.time import MINUTE, SECOND
from support.trades import made_trade, made_trades

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.anyio

PAIR = "BTC/USD"


@dataclass
class ListSink:
    """Keeps lines, or refuses them."""

    lines: list[str] = field(default_factory=list)
    refusals: int = 0

    async def write(self, lines: Sequence[str]) -> None:
        if self.refusals:
            self.refusals -= 1
            raise UnavailableError("the disk is full")
        self.lines += lines

    async def run(self, stop: asyncio.Event) -> None:
        await stop.wait()

    def status(self) -> SinkStatus:
        return SinkStatus()


@dataclass
class ListTaker:
    """Keeps trades, or refuses them; more may come while it takes some."""

    taken: list[tuple[int | None, str | None]] = field(default_factory=list)
    refusals: int = 0
    meanwhile: Any = None

    async def accept(
        self, pair: str, trades: Sequence[Trade], *, cause: str | None = None
    ) -> Accepted:
        if self.refusals:
            self.refusals -= 1
            raise UnavailableError("the disk is full")
        if self.meanwhile is not None:
            self.meanwhile()
            self.meanwhile = None
        self.taken += [(trade.trade_id, cause) for trade in trades]
        return Accepted(tuple(trades))


def entry(
    asks: list[tuple[str, str]], bids: list[tuple[str, str]], checksum: int | None = None
) -> BookEntry:
    sides = (
        ",".join(f'{{"price":{price},"qty":{quantity}}}' for price, quantity in side)
        for side in (asks, bids)
    )
    ask_text, bid_text = sides
    if checksum is None:
        book = OrderBook(10)
        book.apply(*([(p.encode(), q.encode()) for p, q in side] for side in (asks, bids)))
        checksum = book.checksum()
    message = parse_frame(
        f'{{"channel":"book","type":"snapshot","data":[{{"symbol":"{PAIR}","asks":[{ask_text}],'
        f'"bids":[{bid_text}],"checksum":{checksum}}}]}}'.encode()
    )
    assert isinstance(message, BookMessage)
    return message.data[0]


ONE_LEVEL = entry([("101.0", "1.0")], [("99.0", "3.0")])


def test_a_book_is_sampled_at_its_pace() -> None:
    keeper = BookKeeper(10, 1.0)
    first = keeper.take(ONE_LEVEL, is_snapshot=True, time=10 * SECOND)
    soon = keeper.take(ONE_LEVEL, is_snapshot=False, time=10 * SECOND + 5)
    later = keeper.take(ONE_LEVEL, is_snapshot=False, time=11 * SECOND)
    assert first.lines == (
        "book,pair=BTC/USD bid=99.0,ask=101.0,spread=2.0,mid=100.0,bid_depth=3.0,ask_depth=1.0,"
        "imbalance=0.5 10000000000",
    )
    assert soon.lines == ()
    assert len(later.lines) == 1


def test_updates_before_a_snapshot_are_ignored() -> None:
    change = BookKeeper(10, 1.0).take(ONE_LEVEL, is_snapshot=False, time=1)
    assert change.book is None
    assert not change.is_bad


def test_a_book_with_a_wrong_checksum_waits_for_its_snapshot_and_leaves_a_gap() -> None:
    keeper = BookKeeper(10, 1.0)
    keeper.take(ONE_LEVEL, is_snapshot=True, time=10 * SECOND)
    bad = keeper.take(entry([("102.0", "1.0")], [], 7), is_snapshot=False, time=12 * SECOND)
    ignored = keeper.take(ONE_LEVEL, is_snapshot=False, time=13 * SECOND)
    healed = keeper.take(ONE_LEVEL, is_snapshot=True, time=15 * SECOND)
    assert bad.is_bad
    assert ignored.book is None
    assert healed.has_gap
    assert healed.lines[0] == (
        "feed,channel=book,event=gap,pair=BTC/USD gap_from=10000000000i,gap_to=15000000000i,"
        'cause="the book\'s checksum was wrong",healed=false 12000000000'
    )


def test_a_lost_connection_is_a_gap_of_every_book() -> None:
    keeper = BookKeeper(10, 1.0)
    keeper.take(ONE_LEVEL, is_snapshot=True, time=10 * SECOND)
    keeper.lose_all(11 * SECOND, "silent for 10 s")
    keeper.lose_all(12 * SECOND, "no connection")
    healed = keeper.take(ONE_LEVEL, is_snapshot=True, time=20 * SECOND)
    assert 'cause="silent for 10 s"' in healed.lines[0]


def candle(minute: int, close: float) -> Candle:
    return Candle(minute * MINUTE, 1.0, 9.0, 0.5, close, 1.5, 10.0, 4)


def shown(lines: list[str]) -> list[tuple[str, str]]:
    """Give each line's close and whether it is complete."""
    return [
        (line.partition("close=")[2].partition(",")[0], line.partition("complete=")[2].split()[0])
        for line in lines
    ]


def test_a_forming_candle_replaces_itself_until_the_next_closes_it() -> None:
    candles = FormingCandles(1)
    candles.take(PAIR, candle(5, 1.0))
    candles.take(PAIR, candle(5, 2.0))
    assert shown(candles.lines(5 * MINUTE)) == [("2.0", "false")]
    assert candles.lines(5 * MINUTE) == []
    candles.take(PAIR, candle(6, 3.0))
    assert shown(candles.lines(6 * MINUTE)) == [("2.0", "true"), ("3.0", "false")]


def test_the_clock_closes_a_candle_that_nothing_follows() -> None:
    candles = FormingCandles(1)
    candles.take(PAIR, candle(5, 1.0))
    assert shown(candles.lines(6 * MINUTE + 3 * SECOND)) == [("1.0", "true")]
    assert candles.lines(8 * MINUTE) == []


def test_a_candle_is_not_closed_by_a_lost_connection() -> None:
    candles = FormingCandles(1)
    candles.take(PAIR, candle(5, 1.0))
    candles.forget()
    candles.take(PAIR, candle(7, 3.0))
    assert shown(candles.lines(7 * MINUTE)) == [("3.0", "false")]


async def test_lines_wait_while_the_sink_refuses() -> None:
    sink, counters = ListSink(refusals=1), StreamCounters()
    batch = LineBatch(sink, counters)
    batch.add(["a", "b"])
    assert not await batch.flush()
    batch.add(["c"])
    assert await batch.flush()
    assert sink.lines == ["a", "b", "c"]
    assert counters.dropped_points == 0


async def test_lines_that_fail_for_no_known_reason_hold_nothing_up() -> None:
    class BrokenSink(ListSink):
        async def write(self, lines: Sequence[str]) -> None:
            if "bad" in lines:
                raise RuntimeError("unforeseen")
            await super().write(lines)

    sink, counters = BrokenSink(), StreamCounters()
    batch = LineBatch(sink, counters)
    batch.add(["a", "bad"])
    assert await batch.flush()
    batch.add(["b"])
    assert await batch.flush()
    assert (sink.lines, counters.dropped_points) == (["b"], 2)


async def test_what_comes_while_lines_are_written_waits_for_the_next_time() -> None:
    class BusySink(ListSink):
        async def write(self, lines: Sequence[str]) -> None:
            await super().write(lines)
            batch.add(["more"])

    sink = BusySink()
    batch = LineBatch(sink, StreamCounters())
    batch.add(["a", "b"])
    assert await asyncio.wait_for(batch.flush(), 20)
    assert sink.lines == ["a", "b"]
    assert await asyncio.wait_for(batch.flush(), 20)
    assert sink.lines == ["a", "b", "more"]


async def test_the_oldest_lines_are_given_up_and_counted_when_too_many_wait() -> None:
    sink, counters = ListSink(refusals=1), StreamCounters()
    batch = LineBatch(sink, counters, limit=4)
    batch.add(list("abcde"))
    assert not batch.has_room.is_set()
    assert not await batch.flush()
    assert batch.has_room.is_set()
    assert await batch.flush()
    assert sink.lines == ["d", "e"]
    assert counters.dropped_points == 3


async def test_trades_wait_while_the_book_refuses_and_carry_their_cause_once() -> None:
    taker, counters = ListTaker(refusals=1), StreamCounters()
    batch = TradeBatch(taker, counters)
    batch.interrupted([PAIR], "silent for 10 s")
    batch.interrupted([PAIR], "no connection")
    batch.add(PAIR, made_trades([1, 2]))
    assert not await batch.flush()
    taker.meanwhile = lambda: batch.add(PAIR, made_trades([3]))
    assert await batch.flush()
    assert await batch.flush()
    assert taker.taken == [(1, "silent for 10 s"), (2, "silent for 10 s"), (3, None)]


async def test_too_many_waiting_trades_give_way_and_are_counted() -> None:
    taker, counters = ListTaker(), StreamCounters()
    batch = TradeBatch(taker, counters, limit=3)
    batch.add(PAIR, made_trades(range(1, 6)))
    await batch.flush()
    assert [number for number, _ in taker.taken] == [3, 4, 5]
    assert {cause for _, cause in taker.taken} == {"more trades came than could be stored"}
    assert counters.dropped_points == 2


async def test_a_book_is_renewed_at_once_and_then_ever_later() -> None:
    renewed: list[str] = []
    renewals = Renewals(renewed.append)
    renewals.ask(PAIR)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert renewed == [PAIR]
    renewals.ask(PAIR)
    renewals.cancel()
    for _ in range(100):
        renewals.went_well(PAIR)
    renewals.ask(PAIR)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert renewed == [PAIR, PAIR]


def test_kinds_of_bad_frames_are_bounded(caplog: pytest.LogCaptureFixture) -> None:
    counters = StreamCounters()
    for number in range(200):
        counters.malformed(MalformedFrameError(f"kind {number}", b"x"))
    counters.malformed(MalformedFrameError("kind 0", b"x"))
    malformed = dict(counters.snapshot().malformed)
    assert len(malformed) == 51
    assert malformed["kind 0"] == 2
    assert malformed["other"] == 150
    assert len(caplog.records) == 50


@pytest.mark.parametrize(
    ("exchange", "stream"),
    [
        ("https://api.kraken.com", "wss://ws.kraken.com/v2"),
        ("https://api.kraken.com/", "wss://ws.kraken.com/v2"),
        ("http://127.0.0.1:8087", "ws://127.0.0.1:8087/v2"),
        ("https://replay.example", "wss://replay.example/v2"),
    ],
)
def test_the_stream_belongs_to_the_exchange(exchange: str, stream: str) -> None:
    assert stream_url(exchange) == stream


def test_the_market_merges_polls_and_ticks() -> None:
    market = LiveMarket([PAIR])
    market.tick(Ticker(PAIR, last=1.0, open_today=0.5), 1)
    market.tick(Ticker(PAIR, last=2.0, volume_24h=7.0), 2)
    assert market.current("ticker", PAIR) == {
        "last": 2.0,
        "open_today": 0.5,
        "volume_24h": 7.0,
        "time": 2,
    }


def test_the_market_tells_trades_once() -> None:
    market = LiveMarket([PAIR])
    heard: list[tuple[str, str, list[Any]]] = []
    end = market.listen(lambda *told: heard.append(told))
    market.trade(PAIR, made_trades([1, 2]))
    market.trade(PAIR, made_trades([1, 2]))
    market.trade(PAIR, [made_trade(2), made_trade(3)])
    end()
    market.trade(PAIR, made_trades([4]))
    assert [[row["trade_id"] for row in rows] for _, _, rows in heard] == [[1, 2], [3]]
    assert len(market.current("trade", PAIR)) == 4


def test_what_is_not_known_is_nothing() -> None:
    market = LiveMarket([PAIR])
    assert [market.current(name, PAIR) for name in ("ticker", "book", "ohlc", "trade", "x")] == [
        None
    ] * 5
    market.book(PAIR, OrderBook(10), 1)
    assert market.why_lost("book", PAIR) is None
    market.lose_book(PAIR, "it was wrong")
    assert market.current("book", PAIR) is None
    assert market.why_lost("book", PAIR) == "it was wrong"
    assert market.why_lost("ticker", PAIR) is None
