"""From nothing to a live market: files, then the tail over REST, then live; one schema, no seam."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2
import polars as pl
import pytest

from krakflux.clock import SystemClock
from krakflux.collector import Collector, CollectorSettings
from krakflux.collector.backfill import TradeBackfill
from krakflux.collector.derived import CandleDeriver, StorageMarketStore
from krakflux.collector.derived.compute import candles_from_trades
from krakflux.collector.history import HistoryImport, ImportFilter, find_sources
from krakflux.collector.ledger import open_ledger
from krakflux.collector.lines import interval_name
from krakflux.collector.replay import create_replay_app
from krakflux.collector.sinks import StorageSink
from krakflux.collector.trades import TradeBook
from krakflux.kraken.rate_limit import RateLimiter
from krakflux.kraken.rest import KrakenClient
from krakflux.model.predicate import And, Comparison, Operator
from krakflux.model.time import DAY, HOUR, MAX_TIME, MIN_TIME, MINUTE, SECOND, Bounds
from krakflux.storage.duckdb import open_engine
from krakflux.storage.port import ReadSpec
from support.exchange import serving
from support.trades import candles_until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from krakflux.collector.replay import ReplayApplication
    from krakflux.collector.trades import Accepted
    from krakflux.model.market import Trade
    from krakflux.storage.port import Storage

pytestmark = pytest.mark.anyio

BUCKET = "00000000000000aa"
PAIR = "BTC/USD"
ALWAYS = Bounds(MIN_TIME, MAX_TIME)


def put_history(
    directory: Path, market: ReplayApplication, start: int, middle: int, stop: int
) -> None:
    """Write what the market traded as the downloads do: first without ids, then with them."""
    directory.mkdir()
    rows = rows_between(market, start, stop)
    (directory / "1_XBTUSD.csv").write_text(
        "".join(f"{row[2] // SECOND},{row[0]},{row[1]}\n" for row in rows if row[2] < middle)
    )
    sides, types = {"b": "buy", "s": "sell"}, {"m": "market", "l": "limit"}
    (directory / "2_BTC_USD-trades.csv").write_text(
        "timestamp,id,type,side,price,amount\n"
        + "".join(
            f"{row[2] // 1_000_000},{row[6]},{types[row[4]]},{sides[row[3]]},{row[0]},{row[1]}\n"
            for row in rows
            if row[2] >= middle
        )
    )


def rows_between(market: ReplayApplication, start: int, stop: int) -> list[list[int]]:
    rows: list[list[int]] = []
    since = start - 1
    while page := market.market.trades(PAIR, since, 1000, stop):
        rows += page
        since = page[-1][2]
    return rows


def values(storage: Storage, measurement: str, field: str, **tags: str) -> dict[int, object]:
    wanted = {"_measurement": measurement, "_field": field, "pair": PAIR, **tags}
    predicate = And(tuple(Comparison(n, Operator.EQUAL, v) for n, v in wanted.items()))
    return {
        time: value
        for block in storage.read(BUCKET, ReadSpec(ALWAYS, predicate))
        for time, value in zip(block.rows["_time"].to_physical(), block.rows["_value"], strict=True)
    }


@dataclass
class WatchedBook:
    """Passes everything on to a book, and tells when a trade after `last` came."""

    book: TradeBook
    last: int
    grown: asyncio.Event

    async def accept(
        self, pair: str, trades: Sequence[Trade], *, cause: str | None = None
    ) -> Accepted:
        accepted = await self.book.accept(pair, trades, cause=cause)
        if any((trade.trade_id or 0) > self.last for trade in accepted.fresh):
            self.grown.set()
        return accepted

    def __getattr__(self, name: str) -> object:
        return getattr(self.book, name)


async def test_history_its_tail_and_live_are_one_whole(tmp_path: Path) -> None:
    clock = SystemClock()
    now = clock.now()
    replay = create_replay_app(synthetic=1)
    put_history(tmp_path / "history", replay, now - 3 * HOUR, now - 40 * MINUTE, now - 30 * MINUTE)
    engine = open_engine(tmp_path / "buckets", clock)
    engine.create_bucket(BUCKET, 0)
    sink = StorageSink(engine, BUCKET)
    with (
        open_ledger(tmp_path / "ledger.sqlite", BUCKET) as ledger,
        serving(replay) as address,
    ):
        book = TradeBook(ledger, sink, clock)
        reader = StorageMarketStore(engine, BUCKET)
        deriver = CandleDeriver(ledger, reader, sink, clock)
        history = HistoryImport(ledger, book, sink, ImportFilter())
        report = await history.run(find_sources([tmp_path / "history"]), lambda _: None)
        assert report.skipped == ()
        async with httpx2.AsyncClient(timeout=60.0) as http:
            client = KrakenClient(address, http, RateLimiter(0.0), clock)
            # Wherever it begins and ends, this has a whole half hour in it that is over.
            await TradeBackfill(client, book).fetch_since(PAIR, now - HOUR - 10 * MINUTE)
            settings = CollectorSettings((PAIR,), interval_s=0.1, request_interval_s=0.0)
            stop, grown = asyncio.Event(), asyncio.Event()
            before = ledger.newest(PAIR)
            assert before is not None
            watched = WatchedBook(book, before.last, grown)
            task = asyncio.create_task(
                Collector(client, sink, settings, clock, book=watched).run(stop)  # type: ignore[arg-type]
            )
            async with asyncio.timeout(120):
                await grown.wait()
            stop.set()
            await task
        await deriver.derive()
        holdings = ledger.holdings(PAIR)
        assert holdings is not None
        assert holdings.open_holes == ()
        ids = sorted(int(str(number)) for number in values(engine, "trade", "trade_id").values())
        assert ids == list(range(holdings.first.first, holdings.last.last + 1))
        for minutes in (1, 5, 15, 30):
            check_candles(
                engine, replay, minutes, holdings.first.first_time, holdings.last.last_time
            )
        unnumbered = values(engine, "trade_zip", "price")
        assert 0 < len(unnumbered) <= report.unnumbered
        assert max(unnumbered) < min(values(engine, "trade", "price"))
    engine.close()


def check_candles(
    storage: Storage, replay: ReplayApplication, minutes: int, first: int, last: int
) -> None:
    """Compare the candles that were stored with those made straight from the market's trades."""
    width, interval = minutes * MINUTE, interval_name(minutes)
    rows = rows_between(replay, first // width * width, last + DAY)
    kept = [(row[2], row[6], float(row[0]), float(row[1])) for row in rows if row[2] <= last]
    frame = pl.DataFrame(kept, schema=["time", "id", "price", "quantity"], orient="row")
    expected = {each.candle.time: each.candle for each in candles_from_trades(frame, width, [], 0)}
    complete = values(storage, "ohlc", "complete", source="trades", interval=interval)
    until = candles_until(row[2] for row in rows if row[2] <= last)
    closed = [time for time in expected if first <= time and time + width <= until]
    assert closed
    assert set(closed) <= {time for time, is_complete in complete.items() if is_complete}
    for field in ("open", "high", "low", "close", "volume", "trades"):
        stored = values(storage, "ohlc", field, source="trades", interval=interval)
        for time in closed:
            assert stored[time] == pytest.approx(getattr(expected[time], field))
