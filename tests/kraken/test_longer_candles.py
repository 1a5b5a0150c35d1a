"""The exchange's own longer candles: fetched in turn, each interval when its candle has closed."""

from __future__ import annotations

from dataclasses import dataclass

import httpx2
import pytest

from krakflux.clock import SystemClock
from krakflux.collector.board import StatusBoard
from krakflux.collector.candles import CandleChannel, LongerCandles
from krakflux.collector.memory import VolatileCandleMemory
from krakflux.collector.replay import create_replay_app
from krakflux.collector.settings import CollectorSettings
from krakflux.kraken.rate_limit import RateLimiter, RetryPolicy
from krakflux.kraken.rest import KrakenClient
from krakflux.model.time import HOUR, MINUTE, SECOND
from support.exchange import FaultyExchange, Reply, serving
from support.sinks import ListSink

pytestmark = pytest.mark.anyio


@dataclass
class Hands:
    """A clock that is set by hand."""

    time: int

    def now(self) -> int:
        return self.time


async def test_each_interval_is_fetched_when_its_candle_has_closed() -> None:
    clock = Hands(SystemClock().now() // HOUR * HOUR - 30 * MINUTE)
    sink, settings = ListSink(), CollectorSettings(("BTC/USD", "LTC/USD"))
    exchange = FaultyExchange(create_replay_app(synthetic=1, clock=clock))
    with serving(exchange) as address:
        async with httpx2.AsyncClient(timeout=60.0) as http:
            client = KrakenClient(address, http, RateLimiter(0.0), clock, RetryPolicy(1))
            board = StatusBoard(settings, clock)
            memory = VolatileCandleMemory()
            channels = {
                minutes: CandleChannel(client, sink, minutes, memory, board) for minutes in (5, 60)
            }
            longer = LongerCandles(channels, clock, 8.0)
            assert await longer.fetch() == 20.0
            assert exchange.requests == []

            clock.time += 20 * SECOND
            assert [await longer.fetch(), await longer.fetch()] == [8.0, 8.0]
            asked = [
                (each.parameters["pair"], each.parameters["interval"]) for each in exchange.requests
            ]
            pairs = ("BTC/USD", "LTC/USD")
            assert asked == [(pair, interval) for interval in ("5", "60") for pair in pairs]
            for interval in ("5m", "1h"):
                for pair in pairs:
                    tags = f"ohlc,interval={interval},pair={pair},source=rest "
                    found = [line for line in sink.lines if line.startswith(tags)]
                    assert len(found) == 720
            assert await longer.fetch() == 5 * 60.0

            clock.time += 5 * MINUTE
            sink.lines.clear()
            await longer.fetch()
            assert [line.partition(" ")[0] for line in sink.lines] == [
                f"ohlc,interval=5m,pair={pair},source=rest" for pair in pairs
            ]
            exchange.choose = lambda _: Reply(b'{"error":["EService:Unavailable"]}')
            clock.time += 5 * MINUTE
            await longer.fetch()
            assert await longer.fetch() == 60.0
