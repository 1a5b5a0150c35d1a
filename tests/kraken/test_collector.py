"""The collector against a replay over real HTTP, writing into the real engine."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from krakflux.clock import SystemClock
from krakflux.codec.line_protocol import Precision, parse
from krakflux.collector import (
    DEFAULT_PAIRS,
    Collector,
    CollectorSettings,
    CollectorState,
    PairHealth,
    open_collector,
)
from krakflux.collector.memory import StorageCandleMemory
from krakflux.collector.replay import create_replay_app
from krakflux.collector.sinks import SinkStatus, StorageSink
from krakflux.errors import UnavailableError
from krakflux.kraken.rest import ExchangeKind
from krakflux.model.predicate import And, Comparison, Operator
from krakflux.model.time import MAX_TIME, MIN_TIME, MINUTE, Bounds
from krakflux.storage.duckdb import open_engine
from krakflux.storage.port import ReadSpec
from support.exchange import Drop, FaultyExchange, Hang, Reply, Requested, serving
from support.recorded import KRAKEN_DATA, SEED, needs
from support.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Sequence
    from pathlib import Path

    from krakflux.storage.port import Storage

pytestmark = pytest.mark.anyio

BUCKET = "00000000000000aa"
WEB_PAGE = Reply(b"<!DOCTYPE html><title>Just a moment</title>", 200, b"text/html")
BUSY = Reply(b'{"error":["EService:Unavailable"]}')
RATE_LIMITED = Reply(b'{"error":["EService: Throttled: 1"]}')


@dataclass
class WatchedSink:
    """Passes writes on and wakes whoever waits for one."""

    sink: StorageSink
    lines: list[str] = field(default_factory=list)
    written: asyncio.Event = field(default_factory=asyncio.Event)
    failures: int = 0

    async def write(self, lines: Sequence[str]) -> None:
        if self.failures:
            self.failures -= 1
            raise UnavailableError("the disk is full")
        await self.sink.write(lines)
        self.lines += lines
        self.written.set()

    async def run(self, stop: asyncio.Event) -> None:
        await self.sink.run(stop)

    def status(self) -> SinkStatus:
        return self.sink.status()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until writes have made `condition` true."""
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                await self.written.wait()
                self.written.clear()

    def count(self, start: str) -> int:
        return sum(line.startswith(start) for line in self.lines)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    engine = open_engine(tmp_path, SystemClock())
    engine.create_bucket(BUCKET, 0)
    yield engine
    engine.close()


@asynccontextmanager
async def collecting(
    exchange: str, storage: Storage, **changes: object
) -> AsyncIterator[tuple[Collector, WatchedSink]]:
    defaults: dict[str, object] = {
        "exchange": exchange,
        "interval_s": 0.05,
        "candle_refresh_s": 600.0,
        "longest_pause_s": 0.1,
        "request_interval_s": 0.0,
        "timeout_s": 5.0,
    }
    settings = CollectorSettings(**(defaults | changes))  # type: ignore[arg-type]
    sink = WatchedSink(StorageSink(storage, BUCKET))
    memory = StorageCandleMemory(storage, BUCKET)
    stop = asyncio.Event()
    async with open_collector(settings, sink, SystemClock(), memory) as collector:
        task = asyncio.create_task(collector.run(stop))
        try:
            yield collector, sink
        finally:
            stop.set()
            await asyncio.wait_for(task, 20)


def read(storage: Storage, measurement: str, field_key: str, **tags: str) -> dict[int, object]:
    wanted = {"_measurement": measurement, "_field": field_key, **tags}
    predicate = And(
        tuple(Comparison(column, Operator.EQUAL, value) for column, value in wanted.items())
    )
    blocks = storage.read(BUCKET, ReadSpec(Bounds(MIN_TIME, MAX_TIME), predicate))
    return {
        time: value
        for block in blocks
        for time, value in zip(block.rows["_time"].to_physical(), block.rows["_value"], strict=True)
    }


async def test_ticker_and_candles_of_every_pair_reach_the_storage(storage: Storage) -> None:
    with serving(create_replay_app(synthetic=1)) as address:
        async with collecting(address, storage) as (collector, sink):
            await sink.until(lambda: sink.count("kraken,") >= 5 and sink.count("ohlc,") >= 5 * 720)
            status = collector.status()
    assert status.state is CollectorState.LIVE
    assert status.kind is ExchangeKind.SIMULATED
    assert [item.state for item in status.pairs] == [PairHealth.OK] * 5
    for pair in DEFAULT_PAIRS:
        assert read(storage, "kraken", "closed", pair=pair)
        candles = read(storage, "ohlc", "close", pair=pair, interval="1m", source="rest")
        assert len(candles) >= 720
        newest = sorted(candles)[-720:]
        assert newest[-1] - newest[0] == 719 * MINUTE


async def test_a_generated_market_is_collected_back_to_its_beginning(storage: Storage) -> None:
    with serving(create_replay_app(synthetic=1)) as address:
        async with collecting(address, storage, pairs=("DOT/USD",), interval_s=10.0) as (_, sink):
            await sink.until(lambda: sink.count("ohlc,") > 30 * 1440)
    candles = read(storage, "ohlc", "close", pair="DOT/USD")
    assert len(candles) == (max(candles) - min(candles)) // MINUTE + 1


async def test_a_restart_fetches_only_the_candles_that_are_missing(storage: Storage) -> None:
    exchange = FaultyExchange(create_replay_app(synthetic=1))
    memory = StorageCandleMemory(storage, BUCKET)
    with serving(exchange) as address:
        async with collecting(address, storage, pairs=("LTC/USD",)) as (_, sink):
            await sink.until(lambda: sink.count("ohlc,") >= 720)
        known = await memory.newest("LTC/USD", 1)
        exchange.requests.clear()
        async with collecting(address, storage, pairs=("LTC/USD",)) as (_, sink):
            await sink.until(lambda: bool(exchange.asked("OHLC")) and sink.count("kraken,") > 1)
    assert known is not None
    first = exchange.asked("OHLC")[0]
    assert first.parameters["since"] == str(known // 1_000_000_000)
    assert sink.count("ohlc,") < 5


async def test_an_unknown_pair_is_reported_and_the_others_go_on(storage: Storage) -> None:
    exchange = FaultyExchange(create_replay_app(synthetic=1))
    pairs = ("BTC/USD", "EOS/USD", "ETH/USD", "NONE/USD", "LTC/USD")
    with serving(exchange) as address:
        async with collecting(address, storage, pairs=pairs) as (collector, sink):
            await sink.until(lambda: sink.count("kraken,") >= 9)
            status = collector.status()
    states = {item.pair: item.state for item in status.pairs}
    assert status.state is CollectorState.LIVE
    assert [states[pair] for pair in pairs] == [
        PairHealth.OK,
        PairHealth.UNKNOWN,
        PairHealth.OK,
        PairHealth.UNKNOWN,
        PairHealth.OK,
    ]
    assert "it trades as A/USD now" in str(status.pairs[1].message)
    assert exchange.asked("Ticker")[-1].parameters["pair"] == "BTC/USD,ETH/USD,LTC/USD"


async def test_an_unknown_pair_is_collected_once_the_exchange_has_it(storage: Storage) -> None:
    unknown = Reply(b'{"error":["EQuery:Unknown asset pair"]}')
    listed = False

    def choose(request: Requested) -> Reply | None:
        return None if listed or "LTC" not in request.parameters["pair"] else unknown

    exchange = FaultyExchange(create_replay_app(synthetic=1), choose=choose)
    with serving(exchange) as address:
        async with collecting(
            address, storage, pairs=("BTC/USD", "LTC/USD"), recheck_s=0.0, candle_interval=0
        ) as (collector, sink):
            await sink.until(lambda: sink.count("kraken,pair=BTC/USD") >= 2)
            before = collector.status().pairs[1].state
            listed = True
            await sink.until(lambda: sink.count("kraken,pair=LTC/USD") >= 1)
            await sink.until(lambda: collector.status().pairs[1].state is PairHealth.OK)
    assert before is PairHealth.UNKNOWN


@pytest.mark.parametrize(
    "fault", [WEB_PAGE, BUSY, RATE_LIMITED, Drop(), Hang()], ids=lambda fault: str(fault)[:30]
)
async def test_a_failed_poll_is_a_stored_gap_and_collecting_goes_on(
    storage: Storage, fault: Reply | Drop | Hang
) -> None:
    failing = False

    def choose(_: Requested) -> Reply | Drop | Hang | None:
        return fault if failing else None

    exchange = FaultyExchange(create_replay_app(synthetic=1), choose=choose)
    with serving(exchange) as address:
        async with collecting(
            address, storage, pairs=("BTC/USD",), candle_interval=0, timeout_s=0.2
        ) as (collector, sink):
            await sink.until(lambda: sink.count("kraken,") >= 1)
            failing = True
            await sink.until(lambda: sink.count("feed,") >= 1)
            during = collector.status()
            failing = False
            sink.lines.clear()
            await sink.until(lambda: sink.count("kraken,") >= 2)
            await sink.until(lambda: collector.status().state is CollectorState.LIVE)
            after = collector.status()
    assert during.state is CollectorState.UNREACHABLE
    assert during.error
    assert during.retry_in_s is not None
    assert during.pairs[0].state is PairHealth.FAILING
    assert after.state is CollectorState.LIVE
    assert after.error is None
    tags = {"pair": "BTC/USD", "channel": "ticker", "event": "gap"}
    starts, stops = (read(storage, "feed", name, **tags) for name in ("gap_from", "gap_to"))
    polls = sorted(read(storage, "kraken", "closed", pair="BTC/USD"))
    # A machine with much to do may not answer in time once more: a gap too, and none but true ones.
    assert starts
    for noticed, start in starts.items():
        assert start in polls
        assert stops[noticed] == polls[polls.index(start) + 1]
    assert read(storage, "feed", "cause", **tags)


async def test_a_storage_that_refuses_leaves_a_gap_too(storage: Storage) -> None:
    with serving(create_replay_app(synthetic=1)) as address:
        async with collecting(address, storage, pairs=("BTC/USD",), candle_interval=0) as (
            collector,
            sink,
        ):
            await sink.until(lambda: sink.count("kraken,") >= 1)
            sink.failures = 2
            await sink.until(lambda: sink.failures == 0 and sink.count("feed,") >= 1)
            status = collector.status()
    assert status.state is CollectorState.LIVE
    assert "the disk is full" in set(read(storage, "feed", "cause").values())


async def test_an_address_nobody_listens_on_is_shown_as_unreachable(storage: Storage) -> None:
    async with collecting("http://127.0.0.1:9", storage) as (collector, sink):
        await sink.until(lambda: sink.count("feed,") >= 5)
        status = collector.status()
    assert status.state is CollectorState.UNREACHABLE
    assert status.last_success is None
    assert {item.state for item in status.pairs} == {PairHealth.FAILING}


@pytest.mark.recorded
async def test_the_recorded_values_of_the_default_pairs_are_collected(storage: Storage) -> None:
    replay = create_replay_app([needs(KRAKEN_DATA)])
    began = SystemClock().now()
    with serving(replay) as address:
        async with collecting(address, storage) as (collector, sink):
            await sink.until(lambda: sink.count("kraken,") >= 5)
            status = collector.status()
    assert status.kind is ExchangeKind.REPLAY
    recorded = {"BTC/USD": 68365.1, "ETH/USD": 2066.21, "LTC/USD": 55.95, "XMR/USD": 340.73}
    for pair, last in recorded.items() | {("XLM/USD", 0.1637)}:
        closed = read(storage, "kraken", "closed", pair=pair)
        assert set(closed.values()) == {last}
        assert min(closed) >= began


@pytest.mark.recorded
async def test_pairs_the_seed_lacks_are_unknown(storage: Storage) -> None:
    with serving(create_replay_app([needs(SEED)])) as address:
        async with collecting(address, storage) as (collector, sink):
            await sink.until(lambda: sink.count("kraken,") >= 3)
            status = collector.status()
    unknown = {item.pair for item in status.pairs if item.state is PairHealth.UNKNOWN}
    assert unknown == {"ETH/USD", "XLM/USD"}
    assert set(read(storage, "kraken", "bid", pair="BTC/USD").values()) == {10715.0}


@pytest.mark.recorded
async def test_polls_of_a_moving_replay_are_stamped_with_its_clock(storage: Storage) -> None:
    polls = needs(KRAKEN_DATA / "riazarbi-zarbitrage")
    with serving(create_replay_app([polls], speed=10_000.0)) as address:
        async with collecting(address, storage, pairs=("BTC/USD", "LTC/USD")) as (_, sink):
            await sink.until(lambda: sink.count("kraken,") >= 10)
    closed = read(storage, "kraken", "closed", pair="BTC/USD")
    assert len(closed) >= 3
    assert all(1_683_000_000 < time / 1e9 < 1_700_000_000 for time in closed)


def test_status_is_readable_before_anything_happened(storage: Storage) -> None:
    sink = StorageSink(storage, BUCKET)

    async def main() -> Collector:
        settings = CollectorSettings(exchange="http://127.0.0.1:9")
        async with open_collector(settings, sink, SystemClock()) as collector:
            return collector

    status = asyncio.run(main()).status()
    assert status.state is CollectorState.STARTING
    assert [item.pair for item in status.pairs] == list(DEFAULT_PAIRS)


async def test_a_ticker_point_carries_the_articles_fields_and_ours(storage: Storage) -> None:
    with serving(create_replay_app(synthetic=1)) as address:
        async with collecting(address, storage, pairs=("BTC/USD",), candle_interval=0) as (_, sink):
            await sink.until(lambda: sink.count("kraken,") >= 1)
    batch = parse(sink.lines[0].encode(), Precision.NANOSECOND, 0)
    (part,) = batch.parts
    assert set(part.series["field"]) == {
        *("bid", "ask", "closed", "volume", "weighted_mean_vol", "trade_qty", "low", "high"),
        *("open", "bid_qty", "ask_qty", "last_qty", "volume_24h", "vwap_24h", "trades_24h"),
        *("low_24h", "high_24h"),
    }
