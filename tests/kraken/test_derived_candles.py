"""Candles made from trades, in the real engine, against the exchange's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2
import pytest

from krakflux.clock import SystemClock
from krakflux.collector.backfill import TradeBackfill
from krakflux.collector.derived import CandleDeriver, StorageMarketStore
from krakflux.collector.derived.stored import CANDLES
from krakflux.collector.ledger import open_ledger
from krakflux.collector.lines import candle_line, interval_name
from krakflux.collector.replay import create_replay_app
from krakflux.collector.sinks import StorageSink
from krakflux.collector.trades import TradeBook
from krakflux.kraken.rate_limit import RateLimiter
from krakflux.kraken.rest import KrakenClient
from krakflux.model.predicate import And, Comparison, Operator
from krakflux.model.time import HOUR, MAX_TIME, MIN_TIME, MINUTE, SECOND, Bounds
from krakflux.storage.duckdb import open_engine
from krakflux.storage.port import ReadSpec
from support.exchange import serving
from support.storage_homes import ManualClock
from support.trades import EPOCH, candles_until, made_trade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from krakflux.collector.ledger import Ledger
    from krakflux.storage.port import Storage

pytestmark = pytest.mark.anyio

BUCKET = "00000000000000aa"
PAIR = "LTC/USD"


@dataclass
class Bench:
    """A storage with its ledger, and everything that writes to them."""

    storage: Storage
    ledger: Ledger
    sink: StorageSink
    book: TradeBook
    deriver: CandleDeriver
    reader: StorageMarketStore

    def derived(self, field: str, interval: str = "1m") -> dict[int, object]:
        wanted = {"_measurement": CANDLES, "source": "trades", "pair": PAIR, "_field": field}
        wanted["interval"] = interval
        predicate = And(tuple(Comparison(n, Operator.EQUAL, v) for n, v in wanted.items()))
        blocks = self.storage.read(BUCKET, ReadSpec(Bounds(MIN_TIME, MAX_TIME), predicate))
        return {
            time: value
            for block in blocks
            for time, value in zip(
                block.rows["_time"].to_physical(), block.rows["_value"], strict=True
            )
        }


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    clock = SystemClock()
    engine = open_engine(tmp_path / "buckets", clock)
    engine.create_bucket(BUCKET, 0)
    sink, reader = StorageSink(engine, BUCKET), StorageMarketStore(engine, BUCKET)
    with open_ledger(tmp_path / "ledger.sqlite", BUCKET) as ledger:
        book = TradeBook(ledger, sink, clock)
        # It stands still: on a slow machine a minute that trades were fetched in could be over.
        begun = ManualClock(clock.now())
        deriver = CandleDeriver(ledger, reader, sink, begun, compared_after=0)
        yield Bench(engine, ledger, sink, book, deriver, reader)
    engine.close()


async def test_they_are_the_exchanges_own_where_no_trade_is_missing(bench: Bench) -> None:
    since = SystemClock().now() // MINUTE * MINUTE - 3 * HOUR
    with serving(create_replay_app(synthetic=1)) as address:
        async with httpx2.AsyncClient(timeout=60.0) as http:
            client = KrakenClient(address, http, RateLimiter(0.0), SystemClock())
            await TradeBackfill(client, bench.book).fetch_since(PAIR, since)
            page = (await client.ohlc(PAIR, 1)).value
    theirs = [each for each in page.candles if since <= each.time <= page.last_committed]
    await bench.sink.write([candle_line(PAIR, 1, candle) for candle in theirs])
    count = await bench.deriver.derive()
    complete = bench.derived("complete")
    assert count >= 170
    # Of the first minute, earlier trades may be missing.
    assert list(complete.values()).count(False) <= 1
    known = {candle.time: candle for candle in theirs}
    for field in ("open", "high", "low", "close", "volume", "vwap"):
        for time, value in bench.derived(field).items():
            if complete[time] and time in known:
                assert value == pytest.approx(getattr(known[time], field), rel=1e-6, abs=1e-6)
    assert await bench.deriver.compare() == []


@pytest.mark.parametrize("minutes", [5, 15, 30, 60, 240])
async def test_longer_ones_are_the_exchanges_own(bench: Bench, minutes: int) -> None:
    since = SystemClock().now() // MINUTE * MINUTE - 9 * HOUR
    with serving(create_replay_app(synthetic=1)) as address:
        async with httpx2.AsyncClient(timeout=60.0) as http:
            client = KrakenClient(address, http, RateLimiter(0.0), SystemClock())
            await TradeBackfill(client, bench.book).fetch_since(PAIR, since)
            page = (await client.ohlc(PAIR, minutes)).value
    own = [each for each in page.candles if since <= each.time <= page.last_committed]
    await bench.sink.write([candle_line(PAIR, minutes, candle) for candle in own])
    await bench.deriver.derive()
    name = interval_name(minutes)
    complete = bench.derived("complete", name)
    # Of the first one, earlier trades may be missing.
    assert [time for time, is_complete in complete.items() if not is_complete] == [min(complete)]
    until = candles_until(bench.reader.trades(PAIR, Bounds(MIN_TIME, MAX_TIME))["time"])
    over = {each.time for each in own if each.time + minutes * MINUTE <= until}
    # Where `since` begins a candle, the exchange's own first one is that first one.
    assert over - {min(complete)} <= {time for time in complete if complete[time]}
    known = {candle.time: candle for candle in own}
    for field in ("open", "high", "low", "close", "volume", "vwap", "trades"):
        for time, value in bench.derived(field, name).items():
            if complete[time] and time in known:
                assert value == pytest.approx(getattr(known[time], field), rel=1e-6, abs=1e-6)
    assert await bench.deriver.compare() == []


async def test_a_longer_one_waits_for_the_quiet_minutes_at_its_end(bench: Bench) -> None:
    begin = (EPOCH // HOUR + 1) * HOUR
    clock = ManualClock(begin + 5 * MINUTE + 10 * SECOND)
    deriver = CandleDeriver(bench.ledger, bench.reader, bench.sink, clock)
    times = (begin - MINUTE, begin + MINUTE, begin + 5 * MINUTE + 3 * SECOND)
    await bench.book.accept(
        PAIR, [made_trade(number, time) for number, time in enumerate(times, 1)]
    )
    await deriver.derive()
    assert begin not in bench.derived("complete", "5m")
    clock.time += 2 * MINUTE
    await deriver.derive()
    assert bench.derived("complete", "5m")[begin] is True


async def test_a_hole_marks_longer_candles_until_it_is_healed(bench: Bench) -> None:
    trades = [made_trade(number) for number in range(1, 7_201)]
    lost = trades[1_000:1_100]
    await bench.book.accept(PAIR, trades[:1_000] + trades[1_100:])
    await bench.deriver.derive()
    torn = bench.derived("complete", "5m")
    assert {time for time, done in torn.items() if not done} == {
        *(time for time in torn if time <= lost[-1].time and time + 5 * MINUTE > lost[0].time),
        min(torn),
    }
    await bench.book.accept(PAIR, lost)
    await bench.deriver.derive()
    for interval, width in (("5m", 5 * MINUTE), ("1h", HOUR)):
        healed = bench.derived("complete", interval)
        assert [time for time, done in healed.items() if not done] == [min(healed)]
        volume = bench.derived("volume", interval)
        whole = [time for time, done in healed.items() if done]
        assert all(volume[time] == width // SECOND * 0.5 for time in whole)


async def test_the_exchanges_most_trusted_candle_is_compared(bench: Bench) -> None:
    time = made_trade(1).time // MINUTE * MINUTE
    for source, price, is_complete in (
        ("zip", 1.0, "t"),
        ("ws", 2.0, "t"),
        ("ws", 3.0, "f"),
        ("rest", 4.0, "t"),
    ):
        place = time + (MINUTE if is_complete == "f" else 0)
        tags = f"ohlc,interval=1m,pair={PAIR},source={source}"
        await bench.sink.write([f"{tags} open={price},complete={is_complete} {place}"])
    await bench.sink.write([f"ohlc,interval=1m,pair={PAIR},source=zip open=5.0 {time + MINUTE}"])
    found = bench.reader.candles(PAIR, 1, Bounds(time, time + HOUR))
    # A forming candle is none yet.
    assert found["open"].to_list() == [4.0, 5.0]


async def test_a_hole_marks_its_candles_until_it_is_healed(bench: Bench) -> None:
    trades = [made_trade(number) for number in range(1, 601)]
    lost = [trade for trade in trades if 200 <= (trade.trade_id or 0) < 300]
    await bench.book.accept(PAIR, [trade for trade in trades if trade not in lost])
    await bench.deriver.derive()
    before = bench.derived("complete")
    edges = {lost[0].time // MINUTE * MINUTE, lost[-1].time // MINUTE * MINUTE}
    assert {time for time, is_complete in before.items() if not is_complete} == edges
    await bench.book.accept(PAIR, lost)
    await bench.deriver.derive()
    after = bench.derived("complete")
    assert all(after.values())
    assert len(after) == (max(after) - min(after)) // MINUTE + 1
    assert sum(v for v in bench.derived("volume").values() if isinstance(v, float)) == 300.0


async def test_a_difference_is_a_point(bench: Bench) -> None:
    await bench.book.accept(PAIR, [made_trade(number) for number in range(1, 200)])
    await bench.deriver.derive()
    second = sorted(bench.derived("open"))[1]
    await bench.sink.write(
        [f"ohlc,interval=1m,pair={PAIR},source=rest open=1.0,trades=5.0 {second}"]
    )
    found = await bench.deriver.compare()
    assert [(each.time, each.value) for each in found] == [(second, "open"), (second, "trades")]
    assert await bench.deriver.compare() == []
    assert bench.storage.measurements(BUCKET, Bounds(second, second + 1)).count("feed") == 1


async def test_derived_again_they_are_the_same(bench: Bench) -> None:
    await bench.book.accept(PAIR, [made_trade(number) for number in range(1, 400, 7)])
    await bench.deriver.derive()
    before = {field: bench.derived(field) for field in ("open", "volume", "complete")}
    bench.ledger.mark_changed(PAIR, Bounds(made_trade(50).time, made_trade(51).time))
    assert await bench.deriver.derive() > 0
    assert {field: bench.derived(field) for field in before} == before
