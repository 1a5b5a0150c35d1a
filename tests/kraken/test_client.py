"""The REST client against a replay over real HTTP, and against every way an answer can fail."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx2
import pytest

from krakflux.clock import SystemClock
from krakflux.collector.replay import create_replay_app
from krakflux.kraken.errors import (
    KrakenError,
    KrakenMalformedError,
    KrakenRateLimitedError,
    KrakenRejectedError,
    KrakenUnavailableError,
    KrakenUnreachableError,
    UnknownPairError,
)
from krakflux.kraken.rate_limit import RateLimiter, RetryPolicy
from krakflux.kraken.rest import ExchangeKind, KrakenClient
from support.exchange import Drop, FaultyExchange, Hang, Reply, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

pytestmark = pytest.mark.anyio

RATE_LIMITED = Reply(b'{"error":["EAPI:Rate limit exceeded"]}')
WEB_PAGE = Reply(b"<!DOCTYPE html><title>Just a moment</title>", 200, b"text/html")


@pytest.fixture
def exchange() -> FaultyExchange:
    return FaultyExchange(create_replay_app(synthetic=1))


@pytest.fixture
def address(exchange: FaultyExchange) -> Iterator[str]:
    with serving(exchange) as address:
        yield address


@asynccontextmanager
async def client_of(
    address: str, *, attempts: int = 1, timeout_s: float = 5.0
) -> AsyncIterator[KrakenClient]:
    async with httpx2.AsyncClient(timeout=timeout_s) as http:
        retries = RetryPolicy(attempts, first_pause_s=0.0)
        yield KrakenClient(address, http, RateLimiter(0.0), SystemClock(), retries)


async def test_asks_for_display_names_and_reads_them(
    address: str, exchange: FaultyExchange
) -> None:
    async with client_of(address) as client:
        answer = await client.ticker(["BTC/USD", "DOGE/USD"])
    assert answer.value.keys() == {"BTC/USD", "DOGE/USD"}
    assert answer.kind is ExchangeKind.SIMULATED
    (request,) = exchange.requests
    assert request.parameters == {"pair": "BTC/USD,DOGE/USD", "assetVersion": "1"}
    assert request.headers["user-agent"].startswith("krakflux/")


async def test_reads_every_method(address: str) -> None:
    async with client_of(address) as client:
        candles = (await client.ohlc("BTC/USD")).value
        trades = (await client.trades("BTC/USD")).value
        infos = (await client.asset_pairs()).value
        status = (await client.system_status()).value
        time = (await client.server_time()).value
    assert candles.candles[-2].time == candles.last_committed
    # A row's time is a JSON number, good to some hundred nanoseconds; the cursor is exact.
    assert abs(trades.cursor - trades.trades[-1].time) < 1_000
    assert infos["DOGE/USD"].alternative_name == "XDGUSD"
    assert infos["BTC/USD"].alternative_name == "XBTUSD"
    assert status == "online"
    assert abs(time - SystemClock().now()) < 60_000_000_000


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (WEB_PAGE, KrakenUnreachableError),
        (Reply(b"<html>502</html>", 502, b"text/html"), KrakenUnreachableError),
        (Reply(b'{"error":["EService:Unavailable"]}'), KrakenUnavailableError),
        (Reply(b'{"error":["EGeneral:Internal error:12"]}'), KrakenUnavailableError),
        (Reply(b'{"error":["EQuery:Unknown asset pair"]}'), UnknownPairError),
        (Reply(b'{"error":["EGeneral:Invalid arguments:pair"]}'), KrakenRejectedError),
        (RATE_LIMITED, KrakenRateLimitedError),
        (Reply(b'{"error":["EService: Throttled: 1"]}'), KrakenRateLimitedError),
        (Reply(b'{"error":[],"resu'), KrakenMalformedError),
        (Reply(b"[]"), KrakenMalformedError),
        (Reply(b'{"error":[],"result":null}'), KrakenMalformedError),
        (Drop(), KrakenUnreachableError),
    ],
)
async def test_a_failure_has_the_class_of_what_to_do_about_it(
    address: str, exchange: FaultyExchange, fault: Reply | Drop, error: type[KrakenError]
) -> None:
    exchange.faults.append(fault)
    async with client_of(address) as client:
        with pytest.raises(KrakenError) as caught:
            await client.ticker(["BTC/USD"])
    assert type(caught.value) is error


async def test_no_answer_within_the_time_limit_is_unreachable(
    address: str, exchange: FaultyExchange
) -> None:
    exchange.faults.append(Hang())
    async with client_of(address, timeout_s=0.2) as client:
        with pytest.raises(KrakenUnreachableError, match="no answer within the time limit"):
            await client.ticker(["BTC/USD"])


async def test_nobody_listening_is_unreachable() -> None:
    async with client_of("http://127.0.0.1:9") as client:
        with pytest.raises(KrakenUnreachableError, match="127"):
            await client.ticker(["BTC/USD"])


async def test_passing_failures_are_tried_again(address: str, exchange: FaultyExchange) -> None:
    exchange.faults.extend([WEB_PAGE, Drop()])
    async with client_of(address, attempts=3) as client:
        answer = await client.ticker(["BTC/USD"])
    assert answer.value["BTC/USD"].last is not None
    assert len(exchange.requests) == 3


async def test_an_unknown_pair_is_not_tried_again(address: str, exchange: FaultyExchange) -> None:
    async with client_of(address, attempts=3) as client:
        with pytest.raises(UnknownPairError):
            await client.ticker(["BTC/USD", "EOS/USD"])
    assert len(exchange.requests) == 1


async def test_a_rate_limit_is_left_to_the_caller(address: str, exchange: FaultyExchange) -> None:
    exchange.faults.append(RATE_LIMITED)
    async with client_of(address, attempts=3) as client:
        with pytest.raises(KrakenRateLimitedError) as caught:
            await client.ticker(["BTC/USD"])
    assert caught.value.retry_after_s >= 5
    assert len(exchange.requests) == 1


async def test_a_warning_leaves_the_result_valid(address: str, exchange: FaultyExchange) -> None:
    body = b'{"error":["WGeneral:Danger"],"result":{"BTC/USD":{"c":["1.5","2"]}}}'
    exchange.faults.append(Reply(body))
    async with client_of(address) as client:
        answer = await client.ticker(["BTC/USD"])
    assert answer.warnings == ("WGeneral:Danger",)
    assert answer.value["BTC/USD"].last == 1.5
