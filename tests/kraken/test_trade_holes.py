"""Trades over REST against a replay over real HTTP: whatever is missing is entered, and heals."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import httpx2
import pytest

from krakflux.clock import SystemClock
from krakflux.collector.backfill import TradeBackfill
from krakflux.collector.board import StatusBoard
from krakflux.collector.ledger import open_ledger
from krakflux.collector.replay import create_replay_app
from krakflux.collector.settings import CollectorSettings
from krakflux.collector.sinks import SinkStatus
from krakflux.collector.trade_channel import HoleHealer, TradeChannel
from krakflux.collector.trades import TradeBook
from krakflux.kraken.errors import KrakenUnavailableError
from krakflux.kraken.rate_limit import RateLimiter, RetryPolicy
from krakflux.kraken.rest import KrakenClient
from krakflux.model.time import HOUR, MINUTE
from support.exchange import FaultyExchange, Reply, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

    from krakflux.collector.ledger import Ledger, PairHoldings

pytestmark = pytest.mark.anyio

PAIR = "BTC/USD"
BUSY = Reply(b'{"error":["EService:Unavailable"]}')


@dataclass
class ListSink:
    """Keeps lines in memory."""

    lines: list[str] = field(default_factory=list)

    async def write(self, lines: Sequence[str]) -> None:
        self.lines += lines

    async def run(self, stop: asyncio.Event) -> None:
        await stop.wait()

    def status(self) -> SinkStatus:
        return SinkStatus()

    def trades(self) -> list[str]:
        return [line for line in self.lines if line.startswith("trade,")]


@dataclass
class Bench:
    """Everything a test of trades needs."""

    client: KrakenClient
    ledger: Ledger
    sink: ListSink
    book: TradeBook
    settings: CollectorSettings
    board: StatusBoard

    def channel(self) -> TradeChannel:
        clock = SystemClock()
        return TradeChannel(self.client, self.book, self.settings, clock, self.board, lambda: False)

    def healer(self) -> HoleHealer:
        return HoleHealer(self.client, self.book, self.settings, SystemClock(), self.board)

    def holdings(self) -> PairHoldings:
        holdings = self.ledger.holdings(PAIR)
        assert holdings is not None
        return holdings


@pytest.fixture
def exchange() -> FaultyExchange:
    return FaultyExchange(create_replay_app(synthetic=1))


@pytest.fixture
def address(exchange: FaultyExchange) -> Iterator[str]:
    with serving(exchange) as address:
        yield address


@asynccontextmanager
async def bench(address: str, directory: Path, **changes: object) -> AsyncIterator[Bench]:
    settings = CollectorSettings(pairs=(PAIR,), request_interval_s=0.0, **changes)  # type: ignore[arg-type]
    clock, sink = SystemClock(), ListSink()
    async with httpx2.AsyncClient(timeout=60.0) as http:
        retries = RetryPolicy(1, first_pause_s=0.0)
        client = KrakenClient(address, http, RateLimiter(0.0), clock, retries)
        with open_ledger(directory / "ledger.sqlite", "bucket") as ledger:
            book = TradeBook(ledger, sink, clock)
            yield Bench(client, ledger, sink, book, settings, StatusBoard(settings, clock))


async def test_polling_stores_each_trade_once(address: str, tmp_path: Path) -> None:
    async with bench(address, tmp_path) as it:
        await it.channel().poll()
        first = len(it.sink.trades())
        await it.channel().poll()
        holdings = it.holdings()
    assert first == 1_000
    assert len(it.sink.trades()) == holdings.trades
    assert holdings.open_holes == ()


async def test_a_restart_leaves_a_hole_that_heals_from_its_new_end(
    address: str, tmp_path: Path
) -> None:
    async with bench(address, tmp_path) as it:
        old = (await it.client.trades(PAIR, SystemClock().now() - 6 * HOUR)).value.trades[:50]
        await it.book.accept(PAIR, old)
    async with bench(address, tmp_path) as it:
        await it.channel().poll()
        (hole,) = it.holdings().open_holes
        assert hole.cause == "krakflux was not running"
        assert hole.first == (old[-1].trade_id or 0) + 1
        healer = it.healer()
        assert await healer.heal() == 0.0
        holdings = it.holdings()
    assert holdings.open_holes == ()
    assert len(holdings.runs) == 1
    assert len(it.sink.trades()) == len(set(it.sink.trades())) == holdings.trades - 50
    gaps = [line for line in it.sink.lines if line.startswith("feed,channel=trade,event=gap")]
    assert "healed=f" in gaps[0]
    assert "healed=t" in gaps[-1]
    assert gaps[0].rpartition(" ")[2] == gaps[-1].rpartition(" ")[2]


async def test_a_failed_poll_is_the_cause_of_the_hole_after_it(
    exchange: FaultyExchange, address: str, tmp_path: Path
) -> None:
    async with bench(address, tmp_path) as it:
        old = (await it.client.trades(PAIR, SystemClock().now() - 6 * HOUR)).value.trades[:50]
        await it.book.accept(PAIR, old)
        channel = it.channel()
        exchange.faults.append(BUSY)
        await channel.poll()
        await channel.poll()
        (hole,) = it.holdings().open_holes
    assert "EService:Unavailable" in hole.cause


async def test_a_backfill_goes_back_to_where_it_was_told(address: str, tmp_path: Path) -> None:
    since = SystemClock().now() - 5 * HOUR
    async with bench(address, tmp_path) as it:
        count = await TradeBackfill(it.client, it.book).fetch_since(PAIR, since)
        holdings = it.holdings()
        oldest = (await it.client.trades(PAIR, since)).value.trades[0]
    assert len(holdings.runs) == 1
    assert holdings.first.first == oldest.trade_id
    assert count == holdings.trades == len(it.sink.trades())


async def test_a_backfill_that_was_stopped_goes_on_where_it_was(
    exchange: FaultyExchange, address: str, tmp_path: Path
) -> None:
    since = SystemClock().now() - 5 * HOUR
    async with bench(address, tmp_path) as it:
        exchange.faults.extend([None, None, BUSY])  # type: ignore[list-item]
        with pytest.raises(KrakenUnavailableError):
            await TradeBackfill(it.client, it.book).fetch_since(PAIR, since)
        before = it.holdings().trades
    async with bench(address, tmp_path) as it:
        await TradeBackfill(it.client, it.book).fetch_since(PAIR, since)
        holdings = it.holdings()
    assert 0 < before < holdings.trades
    assert len(holdings.runs) == 1
    assert len(it.sink.trades()) == holdings.trades - before


async def test_a_patient_backfill_waits_out_a_failure(
    exchange: FaultyExchange, address: str, tmp_path: Path
) -> None:
    exchange.faults.append(BUSY)
    waits: list[str] = []
    async with bench(address, tmp_path) as it:
        backfill = TradeBackfill(
            it.client,
            it.book,
            is_patient=True,
            on_progress=lambda progress: waits.append(progress.waiting or ""),
        )
        await backfill.fetch_since(PAIR, SystemClock().now() - HOUR)
    assert "EService:Unavailable" in waits[0]
    assert waits[-1] == ""


async def test_what_the_exchange_lacks_is_said_and_not_asked_for_again(
    exchange: FaultyExchange, address: str, tmp_path: Path
) -> None:
    async with bench(address, tmp_path) as it:
        page = (await it.client.trades(PAIR, SystemClock().now() - 10 * MINUTE)).value.trades
        newest = page[-1]
        # Further on than the busiest minutes get.
        renumbered = replace(newest, trade_id=(newest.trade_id or 0) + 5_000)
        await it.book.accept(PAIR, [page[0], renumbered])
        healer = it.healer()
        await healer.heal()
        (hole,) = it.holdings().open_holes
        assert f"{address} does not have them" in hole.cause
        assert hole.first > (newest.trade_id or 0)
        assert hole.last == (newest.trade_id or 0) + 4_999
        asked = len(exchange.asked("Trades"))
        waiting = asyncio.create_task(healer.heal())
        await asyncio.sleep(0)
        waiting.cancel()
        assert len(exchange.asked("Trades")) == asked


async def test_a_large_hole_is_left_to_a_backfill(address: str, tmp_path: Path) -> None:
    async with bench(address, tmp_path, heal_limit=10) as it:
        old = (await it.client.trades(PAIR, SystemClock().now() - 6 * HOUR)).value.trades[:50]
        await it.book.accept(PAIR, old)
        await it.channel().poll()
        assert await it.healer()._next_hole() is None
        await TradeBackfill(it.client, it.book).fetch_since(PAIR, old[0].time)
        assert it.holdings().open_holes == ()
