"""The collector on a stream over real sockets, writing into the real engine and ledger."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from websockets.asyncio.server import serve

from krakflux.clock import SystemClock
from krakflux.collector import Collector, CollectorSettings, CollectorState, open_collector
from krakflux.collector.ledger import open_ledger
from krakflux.collector.replay import create_replay_app
from krakflux.collector.replay.faults import Faults
from krakflux.collector.sinks import StorageSink
from krakflux.collector.stream import MarketStreamSettings
from krakflux.collector.trades import TradeBook
from krakflux.kraken.rate_limit import RetryPolicy
from krakflux.kraken.rest import ExchangeKind
from krakflux.kraken.websocket.client import StreamClient
from krakflux.kraken.websocket.parse import parse_frame
from krakflux.kraken.websocket.requests import ticker_channel
from krakflux.kraken.websocket.stream import StreamSettings
from krakflux.model.predicate import And, Comparison, Operator
from krakflux.model.time import MAX_TIME, MIN_TIME, Bounds
from krakflux.storage.duckdb import open_engine
from krakflux.storage.port import ReadSpec
from support.exchange import FaultyExchange, Reply, serving
from support.processes import start
from support.stream import KeptStream, stream_address
from support.waiting import PATIENCE_S, eventually

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from websockets.asyncio.server import ServerConnection

    from krakflux.collector.ledger import PairHoldings
    from krakflux.storage.port import Storage

pytestmark = pytest.mark.anyio

BUCKET = "00000000000000aa"
PAIRS = ("BTC/USD", "ETH/USD")


@dataclass
class Desk:
    """A collector at work, and what it has stored."""

    collector: Collector
    book: TradeBook
    storage: Storage

    def read(self, measurement: str, field_key: str, **tags: str) -> dict[int, object]:
        wanted = {"_measurement": measurement, "_field": field_key, **tags}
        predicate = And(
            tuple(Comparison(column, Operator.EQUAL, value) for column, value in wanted.items())
        )
        blocks = self.storage.read(BUCKET, ReadSpec(Bounds(MIN_TIME, MAX_TIME), predicate))
        return {
            time: value
            for block in blocks
            for time, value in zip(
                block.rows["_time"].to_physical(), block.rows["_value"], strict=True
            )
        }

    def channel(self, name: str) -> object:
        stream = self.collector.status().stream
        assert stream is not None
        return next(item for item in stream.figures.channels if item.channel == name)

    async def until(self, condition: Callable[[], bool]) -> None:
        await asyncio.to_thread(eventually, condition)

    async def until_held(
        self, pair: str, condition: Callable[[PairHoldings], bool]
    ) -> PairHoldings:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                holdings = await self.book.holdings(pair)
                if holdings is not None and condition(holdings):
                    return holdings
                await asyncio.sleep(0.1)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    engine = open_engine(tmp_path / "buckets", SystemClock())
    engine.create_bucket(BUCKET, 0)
    yield engine
    engine.close()


@asynccontextmanager
async def collecting(
    address: str,
    storage: Storage,
    tmp_path: Path,
    *,
    pairs: tuple[str, ...] = PAIRS,
    stream: str | None = None,
    silence_s: float = 10.0,
) -> AsyncIterator[Desk]:
    connection = StreamSettings(
        url=stream or stream_address(address),
        silence_s=silence_s,
        ping_s=0.5,
        backoff=RetryPolicy(first_pause_s=0.05, longest_pause_s=0.2),
    )
    settings = CollectorSettings(
        pairs=pairs,
        exchange=address,
        interval_s=0.3,
        candle_interval=0,
        longest_pause_s=0.2,
        request_interval_s=0.0,
        timeout_s=5.0,
        stream=MarketStreamSettings(connection, write_interval_s=0.05),
    )
    sink, clock = StorageSink(storage, BUCKET), SystemClock()
    stop = asyncio.Event()
    with open_ledger(tmp_path / "ledger.sqlite", BUCKET) as ledger:
        book = TradeBook(ledger, sink, clock)
        async with open_collector(settings, sink, clock, None, book) as collector:
            task = asyncio.create_task(collector.run(stop))
            try:
                yield Desk(collector, book, storage)
            finally:
                stop.set()
                await asyncio.wait_for(task, 20)


async def test_every_channel_reaches_the_storage(storage: Storage, tmp_path: Path) -> None:
    with serving(create_replay_app(synthetic=1, speed=100)) as address:
        async with collecting(address, storage, tmp_path) as desk:
            await desk.until(
                lambda: all(
                    len(desk.read(measurement, field_key, pair=pair)) >= 3
                    for pair in PAIRS
                    for measurement, field_key in (
                        ("kraken", "volume_24h"),
                        ("trade", "trade_id"),
                        ("book", "spread"),
                        ("ohlc", "close"),
                    )
                )
            )
            status = desk.collector.status()
            market = desk.collector.market
            for pair in PAIRS:
                assert market.current("ticker", pair)["last"] > 0
                assert len(market.current("book", pair)["bids"]) == 10
                assert market.current("trade", pair)[-1]["trade_id"] > 0
                assert market.current("ohlc", pair)["interval"] == 1
    assert status.state is CollectorState.LIVE
    assert status.kind is ExchangeKind.SIMULATED
    assert status.stream is not None
    assert status.stream.is_live
    assert [item.messages > 0 for item in status.stream.figures.channels] == [True] * 4
    assert desk.read("ohlc", "close", pair="BTC/USD", source="ws", interval="1m")
    book = desk.read("book", "imbalance", pair="BTC/USD")
    assert all(-1 <= value <= 1 for value in book.values())


async def test_candles_of_the_stream_are_those_of_its_trades(
    storage: Storage, tmp_path: Path
) -> None:
    with serving(create_replay_app(synthetic=1, speed=100)) as address:
        async with collecting(address, storage, tmp_path, pairs=("BTC/USD",)) as desk:

            def has_whole_minutes() -> bool:
                complete = desk.read("ohlc", "complete", pair="BTC/USD", source="ws")
                trades = desk.read("trade", "price", pair="BTC/USD")
                return (
                    bool(trades)
                    and sum(1 for time, done in complete.items() if done and time > min(trades))
                    >= 2
                )

            await desk.until(has_whole_minutes)
    trades = desk.read("trade", "price", pair="BTC/USD")
    quantities = desk.read("trade", "qty", pair="BTC/USD")
    complete = desk.read("ohlc", "complete", pair="BTC/USD", source="ws")
    volumes = desk.read("ohlc", "volume", pair="BTC/USD", source="ws")
    highs = desk.read("ohlc", "high", pair="BTC/USD", source="ws")
    checked = 0
    for begin, is_complete in complete.items():
        inside = [time for time in trades if begin <= time < begin + 60_000_000_000]
        if is_complete and begin > min(trades) and begin + 60_000_000_000 < max(trades):
            assert volumes[begin] == pytest.approx(sum(quantities[time] for time in inside))
            assert highs[begin] == max(trades[time] for time in inside)
            checked += 1
    assert checked >= 1


@pytest.mark.parametrize(
    "faults",
    [
        Faults(drop=40),
        Faults(stall=40),
        Faults(missing_trades=7),
        Faults(rate_limit=2),
        Faults(html=2),
        Faults(maintenance=1),
        Faults(drop=60, missing_trades=5, html=3),
    ],
    ids=str,
)
async def test_each_fault_ends_in_complete_trades(
    storage: Storage, tmp_path: Path, faults: Faults
) -> None:
    application = create_replay_app(synthetic=1, speed=60, faults=faults)
    with serving(application) as address:
        async with collecting(
            address, storage, tmp_path, pairs=("BTC/USD",), silence_s=1.5
        ) as desk:
            first = await desk.until_held("BTC/USD", lambda held: held.trades >= 55)
            held = await desk.until_held(
                "BTC/USD", lambda held: held.trades >= first.trades + 45 and not held.missing
            )
    ids = set(desk.read("trade", "trade_id", pair="BTC/USD").values())
    assert ids >= set(range(held.first.first, held.last.last + 1))


async def test_a_wrong_checksum_renews_that_book_alone(storage: Storage, tmp_path: Path) -> None:
    application = create_replay_app(synthetic=1, speed=100, faults=Faults(checksum=25))
    with serving(application) as address:
        async with collecting(address, storage, tmp_path) as desk:
            await desk.until(lambda: desk.channel("book").checksum_failures >= 2)
            await desk.until(lambda: desk.channel("book").gaps >= 1)
            status = desk.collector.status()
            await desk.until(lambda: bool(desk.read("feed", "cause", channel="book")))
    assert status.stream is not None
    assert status.stream.status.connections == 1
    causes = set(desk.read("feed", "cause", channel="book").values())
    assert causes == {"the book's checksum was wrong"}


async def test_failing_polls_are_no_gap_while_the_stream_lives(
    storage: Storage, tmp_path: Path
) -> None:
    application = create_replay_app(synthetic=1, speed=60)
    exchange = FaultyExchange(application)
    with serving(exchange) as address:
        async with collecting(address, storage, tmp_path, pairs=("BTC/USD",)) as desk:
            await desk.until(lambda: desk.channel("ticker").messages > 0)
            exchange.choose = lambda _: Reply(b'{"error":["EService:Unavailable"]}')
            before = desk.channel("ticker").messages
            await desk.until(lambda: desk.channel("ticker").messages > before + 20)
            # In a busy hour twenty messages are quicker than a poll.
            await desk.until(lambda: desk.collector.status().error is not None)
            status = desk.collector.status()
    assert status.state is CollectorState.LIVE
    assert "EService:Unavailable" in str(status.error)
    assert desk.read("feed", "cause", channel="ticker") == {}


async def test_frames_are_recorded_as_they_came() -> None:
    frames: list[tuple[bytes, int]] = []

    class Recorder:
        def record(self, frame: bytes, time: int, connection: int) -> None:
            frames.append((frame, connection))

    kept = KeptStream()
    with serving(create_replay_app(synthetic=1)) as address:
        settings = StreamSettings(url=stream_address(address))
        wanted = [(ticker_channel(), ["BTC/USD"])]
        client = StreamClient(settings, wanted, kept, SystemClock(), Recorder())
        stop = asyncio.Event()
        task = asyncio.create_task(client.run(stop))
        await kept.until(lambda: len(kept.messages) >= 3)
        stop.set()
        await task
    assert frames[0][0].startswith(b'{"channel":"status"')
    assert {connection for _, connection in frames} == {1}
    assert [parse_frame(frame) for frame, _ in frames][:3] == kept.messages[:3]


async def test_polling_goes_on_where_nothing_streams(storage: Storage, tmp_path: Path) -> None:
    with serving(create_replay_app(synthetic=1, speed=100)) as address:
        async with collecting(address, storage, tmp_path, stream="ws://127.0.0.1:9/v2") as desk:
            await desk.until(lambda: len(desk.read("trade", "price", pair="BTC/USD")) > 5)
            await desk.until(lambda: desk.collector.status().state is CollectorState.LIVE)
            status = desk.collector.status()
    assert status.stream is not None
    assert not status.stream.is_live
    assert "no connection" in str(status.stream.status.error)
    assert desk.read("kraken", "volume", pair="BTC/USD")


async def test_what_can_not_be_read_is_counted_and_the_rest_is_kept(
    storage: Storage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ticker = (
        '{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":1.5,"ask":2.5,'
        '"last":2.0,"timestamp":"2026-09-25T17:48:26.844359Z"}]}'
    )
    bad = [
        ticker[:-3],
        ticker[:-3],
        ticker.replace("1.5", '"1.5"'),
        '{"channel":"weather"}',
        "[1,2]",
        ticker.replace("BTC/USD", "GONE/USD"),
        '{"channel":"book","type":"snapshot","data":[{"symbol":"BTC/USD","bids":[{"price":"1",'
        '"qty":1}],"asks":[],"checksum":1}]}',
    ]

    async def talk(socket: ServerConnection) -> None:
        asked = json.loads(await socket.recv())
        answer = {"channel": "ticker", "symbol": "BTC/USD"}
        await socket.send(
            json.dumps({"method": asked["method"], "success": True, "result": answer})
        )
        for frame in [*bad, ticker]:
            await socket.send(frame)
        await socket.wait_closed()

    async with serve(talk, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with collecting(
            "http://127.0.0.1:9", storage, tmp_path, stream=f"ws://127.0.0.1:{port}/v2"
        ) as desk:
            await desk.until(lambda: bool(desk.read("kraken", "bid", pair="BTC/USD")))
            stream = desk.collector.status().stream
    assert stream is not None
    assert stream.is_live
    kinds = dict(stream.figures.malformed)
    assert kinds == {
        "not JSON": 2,
        "not an object": 1,
        "unknown channel": 1,
        "ticker: Expected `float`, got `str` - at `$.data[].bid`": 1,
    }
    assert desk.channel("book").checksum_failures == 1
    logged = [record.getMessage() for record in caplog.records]
    assert sum("(not JSON)" in message for message in logged) == 1


async def test_ten_thousand_messages_within_a_second_are_all_stored(
    storage: Storage, tmp_path: Path
) -> None:
    count = 10_000
    frame = (
        '{"recv_ts":%d.%06d,"msg":{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD",'
        '"bid":%d.5,"bid_qty":1.0,"ask":2.5,"ask_qty":1.0,"last":2.0,"volume":10.0,"vwap":2.0,'
        '"low":1.0,"high":3.0,"change":0.5,"change_pct":1.0,'
        '"timestamp":"2026-09-25T17:48:26.%06dZ"}]}}'
    )
    recording = tmp_path / "busy.jsonl"
    lines = (frame % (1_790_358_506, 100 * number, number, 100 * number) for number in range(count))
    recording.write_text("\n".join(lines))
    with start("replay", str(recording), "--port", "0", home=tmp_path) as process:
        async with collecting(process.address, storage, tmp_path, pairs=("BTC/USD",)) as desk:
            await desk.until(lambda: desk.channel("ticker").messages >= count)
            await desk.until(
                lambda: len(set(desk.read("kraken", "bid", pair="BTC/USD").values())) >= count
            )
    bids = set(desk.read("kraken", "bid", pair="BTC/USD").values())
    assert bids >= {number + 0.5 for number in range(count)}
