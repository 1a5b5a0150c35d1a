"""The market scanner: what grew between two scans, days that begin, minutes that are lost."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx2
import pytest

from krakflux.collector.scanner import MarketScanner, Scan, traded_between
from krakflux.kraken.rate_limit import RateLimiter, RetryPolicy
from krakflux.kraken.rest import KrakenClient
from krakflux.model.market import Ticker
from krakflux.model.time import DAY, MINUTE, SECOND
from support.sinks import ListSink

NOON = 20_000 * DAY + 12 * 60 * MINUTE
LATE = 57 * SECOND


def scan(time: int, **values: tuple[float, float]) -> Scan:
    tickers = {
        f"{name}/USD": Ticker(f"{name}/USD", last=5.0, volume_today=volume, trades_today=trades)
        for name, (volume, trades) in values.items()
    }
    return Scan(time, tickers)


def told(before: Scan, after: Scan) -> list[tuple[str, float, int]]:
    return [(each.pair, each.volume, each.trades) for each in traded_between(before, after)]


def test_what_grew_was_traded() -> None:
    before = scan(NOON + LATE, A=(10.0, 5), B=(7.0, 2), C=(1.0, 1))
    after = scan(NOON + MINUTE + LATE, A=(12.5, 8), B=(7.0, 2), D=(3.0, 1))
    (traded,) = traded_between(before, after)
    assert (traded.pair, traded.volume, traded.trades) == ("A/USD", 2.5, 3)
    assert traded.time == NOON + MINUTE
    assert traded.is_complete


def test_the_usual_minute_is_the_average_of_a_day() -> None:
    ticker = Ticker("A/USD", volume_today=2.0, trades_today=3, volume_24h=720.0, trades_24h=2880)
    after = Scan(NOON + MINUTE + LATE, {"A/USD": ticker})
    (traded,) = traded_between(scan(NOON + LATE, A=(1.0, 1)), after)
    assert (traded.usual_volume, traded.usual_trades) == (0.5, 2.0)


def test_a_new_day_begins_at_nothing() -> None:
    midnight = NOON // DAY * DAY + DAY
    before = scan(midnight - MINUTE + LATE, A=(900.0, 500), B=(1.0, 1))
    after = scan(midnight + LATE, A=(2.0, 4), B=(0.0, 0), C=(1.0, 1))
    assert told(before, after) == [("A/USD", 2.0, 4), ("C/USD", 1.0, 1)]


def test_the_last_minute_of_a_day_may_lack_its_end() -> None:
    last = NOON // DAY * DAY + DAY - MINUTE
    (traded,) = traded_between(scan(last - MINUTE, A=(1.0, 1)), scan(last + LATE, A=(2.0, 2)))
    assert not traded.is_complete


@pytest.mark.parametrize("minutes", [0, 2, 30])
def test_scans_of_other_than_neighbouring_minutes_tell_nothing(minutes: int) -> None:
    assert told(scan(NOON, A=(1.0, 1)), scan(NOON + minutes * MINUTE, A=(9.0, 9))) == []


def test_a_ticker_that_says_nothing_was_not_traded() -> None:
    before = Scan(NOON, {"A/USD": Ticker("A/USD")})
    after = Scan(NOON + MINUTE, {"A/USD": Ticker("A/USD", last=1.0)})
    assert traded_between(before, after) == []


@dataclass
class Hands:
    """A clock that is set by hand."""

    time: int

    def now(self) -> int:
        return self.time


@dataclass
class Exchange:
    """Answers with a volume that grows by one and a half with every second trade."""

    fails: bool = False
    asked: list[str] = field(default_factory=list)
    trades: int = 0

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(str(request.url))
        if self.fails:
            return httpx2.Response(200, json={"error": ["EService:Unavailable"]})
        self.trades += 2
        entry = {"c": ["5.0", "1"], "v": [f"{self.trades * 0.75}", "9"], "t": [self.trades, 9]}
        return httpx2.Response(200, json={"error": [], "result": {"BTC/USD": entry}})


@pytest.mark.anyio
async def test_the_scanner_asks_late_in_each_minute_and_writes_what_was_traded() -> None:
    exchange, clock, sink = Exchange(), Hands(NOON + 10 * SECOND), ListSink()
    transport = httpx2.MockTransport(exchange)
    async with httpx2.AsyncClient(transport=transport) as http:
        retries = RetryPolicy(1)
        client = KrakenClient("http://exchange", http, RateLimiter(0.0), clock, retries)
        scanner = MarketScanner(client, sink, clock)
        assert await scanner.scan() == 47.0
        clock.time += 47 * SECOND
        assert await scanner.scan() == 60.0
        assert scanner.newest is None
        clock.time += 60 * SECOND
        assert await scanner.scan() == 60.0
        assert scanner.newest is not None
        assert (scanner.newest.time, scanner.newest.pairs) == (NOON + MINUTE, 1)
        assert [each.pair for each in scanner.newest.traded] == ["BTC/USD"]
        exchange.fails = True
        clock.time += 60 * SECOND
        await scanner.scan()
        exchange.fails = False
        clock.time += 60 * SECOND
        await scanner.scan()
    assert "pair=" not in exchange.asked[0]
    traded, gap = sink.lines
    assert traded == (
        "ohlc,interval=1m,pair=BTC/USD,source=scan volume=1.5,trades=2.0,synthetic=false,"
        f"complete=true,close=5.0 {NOON + MINUTE}"
    )
    assert gap.startswith("feed,channel=scan,event=gap,pair=all ")
    assert "EService:Unavailable" in gap
