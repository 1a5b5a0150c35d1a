"""`/api/live` over real sockets: who may listen, what comes, and what slow clients miss."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from krakflux.app.listener import address_of, open_listener
from krakflux.app.serving import serving
from krakflux.catalog import open_catalog
from krakflux.catalog.onboarding import OnboardingRequest
from krakflux.clock import SystemClock
from krakflux.collector.live import LiveMarket
from krakflux.kraken.book import OrderBook
from krakflux.model.market import Candle, Ticker
from krakflux.server import Services, create_app
from krakflux.server.ports import Limits
from krakflux.storage.duckdb import open_engine
from support.trades import made_trade, made_trades
from support.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from websockets.asyncio.client import ClientConnection

    from krakflux.catalog.onboarding import OnboardingResult

pytestmark = pytest.mark.anyio

PAIRS = ("BTC/USD", "ETH/USD")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass
class Desk:
    """A served market that the test moves."""

    url: str
    market: LiveMarket
    services: Services
    made: OnboardingResult

    @property
    def token(self) -> dict[str, str]:
        return {"Authorization": f"Token {self.made.token}"}

    @asynccontextmanager
    async def client(self, **options: Any) -> AsyncIterator[ClientConnection]:
        headers = options.pop("headers", self.token)
        address = f"{self.url.replace('http', 'ws', 1)}/api/live"
        async with connect(address, additional_headers=headers, proxy=None, **options) as socket:
            yield socket

    def tick(self, last: float, pair: str = "BTC/USD") -> None:
        self.market.tick(Ticker(pair, last=last), 5)


@asynccontextmanager
async def desk_in(directory: Path, limits: Limits | None = None) -> AsyncIterator[Desk]:
    clock, market = SystemClock(), LiveMarket(PAIRS)
    storage = open_engine(directory / "buckets", clock)
    catalog = open_catalog(directory / "catalog.sqlite", clock)
    services = Services(
        catalog, storage, clock, limits=limits or Limits(), live=market, bucket="points"
    )
    try:
        app = create_app(services, static=directory / "static")
        request = OnboardingRequest("ada", "lab", "points", password="correct horse")
        made = catalog.onboarding.complete(request)
        with open_listener("127.0.0.1", 0) as listener:
            url = address_of(listener, "http")
            async with serving(app, listener):
                yield Desk(url, market, services, made)
    finally:
        catalog.close()
        storage.close()


async def say(socket: ClientConnection, **request: Any) -> None:
    await socket.send(json.dumps(request))


async def hear(socket: ClientConnection) -> dict[str, Any]:
    return json.loads(await asyncio.wait_for(socket.recv(), PATIENCE_S))


async def subscribed(socket: ClientConnection, *channels: str, pairs: tuple[str, ...]) -> None:
    assert (await hear(socket))["type"] == "welcome"
    await say(socket, method="subscribe", channels=channels, pairs=pairs)
    assert (await hear(socket))["type"] == "subscribed"


async def test_a_snapshot_comes_first_and_changes_follow(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk:
        desk.tick(1.5)
        async with desk.client() as socket:
            assert await hear(socket) == {
                "type": "welcome",
                "channels": ["ticker", "trade", "book", "ohlc"],
                "pairs": list(PAIRS),
            }
            await say(socket, method="subscribe", channels=["ticker"], pairs=["BTC/USD"], id=7)
            assert await hear(socket) == {"type": "subscribed", "subscriptions": 1, "id": 7}
            assert await hear(socket) == {
                "type": "snapshot",
                "channel": "ticker",
                "pair": "BTC/USD",
                "data": {"last": 1.5, "time": 5},
            }
            desk.tick(9.0, "ETH/USD")
            desk.tick(2.5)
            assert (await hear(socket))["data"]["last"] == 2.5


async def test_every_channel_has_its_form(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk:
        book = OrderBook(10)
        book.apply([(b"2.0", b"3.0")], [(b"1.0", b"4.0")])
        async with desk.client() as socket:
            await subscribed(socket, "trade", "book", "ohlc", pairs=("BTC/USD",))
            desk.market.book("BTC/USD", book, 5)
            assert (await hear(socket))["data"] == {
                "bids": [[1.0, 4.0]],
                "asks": [[2.0, 3.0]],
                "time": 5,
            }
            desk.market.candle("BTC/USD", 1, Candle(60, 1.0, 2.0, 0.5, 1.5, 1.2, 9.0, 3))
            candle = await hear(socket)
            assert (candle["type"], candle["data"]["close"]) == ("snapshot", 1.5)
            assert candle["data"]["interval"] == 1
            desk.market.trade("BTC/USD", made_trades(range(1, 4)))
            trades = await hear(socket)
            assert [row["trade_id"] for row in trades["data"]] == [1, 2, 3]
            desk.market.trade("BTC/USD", made_trades(range(2, 6)))
            trades = await hear(socket)
            assert trades["type"] == "update"
            assert [row["trade_id"] for row in trades["data"]] == [4, 5]


async def test_a_book_that_went_wrong_is_lost_until_the_next_snapshot(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk:
        book = OrderBook(10)
        book.apply([(b"2.0", b"3.0")], [(b"1.0", b"4.0")])
        async with desk.client() as socket:
            await subscribed(socket, "book", pairs=("BTC/USD",))
            desk.market.book("BTC/USD", book, 5)
            assert (await hear(socket))["type"] == "snapshot"
            desk.market.lose_book("BTC/USD", "it was wrong")
            assert await hear(socket) == {
                "type": "lost",
                "channel": "book",
                "pair": "BTC/USD",
                "cause": "it was wrong",
            }
            desk.market.lose_book("BTC/USD", "nothing is lost twice")
            desk.market.book("BTC/USD", book, 6)
            assert (await hear(socket))["type"] == "snapshot"


async def test_every_pair_can_be_asked_for_and_left(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk, desk.client() as socket:
        await subscribed(socket, "ticker", pairs=("*",))
        desk.tick(1.0, "ETH/USD")
        assert (await hear(socket))["pair"] == "ETH/USD"
        await say(socket, method="unsubscribe", channels=["ticker"], pairs=["ETH/USD"])
        assert await hear(socket) == {"type": "unsubscribed", "subscriptions": 1}
        desk.tick(2.0, "ETH/USD")
        desk.tick(3.0, "BTC/USD")
        assert (await hear(socket))["pair"] == "BTC/USD"
        await say(socket, method="ping", id=3)
        assert await hear(socket) == {"type": "pong", "subscriptions": 1, "id": 3}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "the message can't be read: Input data was truncated"),
        (
            '{"method":"dance"}',
            "the message can't be read: Invalid enum value 'dance' - at `$.method`",
        ),
        ('{"method":"subscribe","channels":["x"],"pairs":["BTC/USD"]}', "there is no channel 'x'"),
        ('{"method":"subscribe","channels":["book"],"pairs":["A/B"]}', "there is no pair 'A/B'"),
        ('{"method":"subscribe"}', "name at least one channel and one pair"),
    ],
)
async def test_what_can_not_be_followed_is_told(tmp_path: Path, text: str, message: str) -> None:
    async with desk_in(tmp_path) as desk, desk.client() as socket:
        await hear(socket)
        await socket.send(text)
        assert await hear(socket) == {"type": "error", "message": message}
        await say(socket, method="ping")
        assert (await hear(socket))["type"] == "pong"


async def test_subscriptions_and_connections_are_limited(tmp_path: Path) -> None:
    limits = Limits(live_connections=1, live_subscriptions=2)
    async with desk_in(tmp_path, limits) as desk:
        async with desk.client() as socket:
            await hear(socket)
            await say(socket, method="subscribe", channels=["book", "ohlc"], pairs=["*"], id=1)
            assert "more subscriptions" in (await hear(socket))["message"]
            with pytest.raises(InvalidStatus) as refusal:
                async with desk.client():
                    pass
            assert refusal.value.response.status_code == 429
            await socket.send("x" * 70_000)
            with pytest.raises(ConnectionClosed):
                await socket.recv()
        async with asyncio.timeout(PATIENCE_S), desk.client() as socket:
            await hear(socket)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Token wrong"},
        {"Cookie": "influxdb-oss-session=wrong"},
    ],
)
async def test_strangers_stay_outside(tmp_path: Path, headers: dict[str, str]) -> None:
    async with desk_in(tmp_path) as desk:
        with pytest.raises(InvalidStatus) as refusal:
            async with desk.client(headers=headers):
                pass
        assert refusal.value.response.status_code == 401


async def test_a_foreign_name_for_this_machine_is_refused(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk:
        host, _, port = desk.url.removeprefix("http://").partition(":")
        with pytest.raises(InvalidStatus) as refusal:
            await connect(
                f"ws://evil.example:{port}/api/live",
                additional_headers=desk.token,
                host=host,
                port=int(port),
                proxy=None,
            )
        assert refusal.value.response.status_code == 403


async def test_a_session_is_good_on_its_own_page_alone(tmp_path: Path) -> None:
    async with desk_in(tmp_path) as desk:
        key, _ = desk.services.catalog.sessions.start(desk.made.user.id)
        cookie = {"Cookie": f"influxdb-oss-session={key}"}
        async with desk.client(headers=cookie, origin=desk.url) as socket:
            assert (await hear(socket))["type"] == "welcome"
        for origin in (None, "https://evil.example"):
            with pytest.raises(InvalidStatus) as refusal:
                async with desk.client(headers=cookie, origin=origin):
                    pass
            assert refusal.value.response.status_code == 403


async def test_without_a_collector_there_is_nothing_live(tmp_path: Path) -> None:
    clock = SystemClock()
    storage = open_engine(tmp_path / "buckets", clock)
    catalog = open_catalog(tmp_path / "catalog.sqlite", clock)
    try:
        app = create_app(Services(catalog, storage, clock), static=tmp_path / "static")
        request = OnboardingRequest("ada", "lab", "points", password="correct horse")
        token = catalog.onboarding.complete(request).token
        with open_listener("127.0.0.1", 0) as listener:
            address = address_of(listener, "ws")
            async with serving(app, listener):
                with pytest.raises(InvalidStatus) as refusal:
                    await connect(
                        f"{address}/api/live",
                        additional_headers={"Authorization": f"Token {token}"},
                        proxy=None,
                    )
        assert refusal.value.response.status_code == 404
    finally:
        catalog.close()
        storage.close()


async def test_a_slow_client_gets_the_newest_state_and_a_count_of_missed_trades(
    tmp_path: Path,
) -> None:
    ticks = 60_000
    async with desk_in(tmp_path) as desk, desk.client(max_queue=1) as slow:
        await subscribed(slow, "ticker", "trade", pairs=("BTC/USD",))
        for number in range(1, ticks + 1):
            desk.tick(float(number))
            desk.market.trade("BTC/USD", [made_trade(number)])
            if number % 2_000 == 0:
                await asyncio.sleep(0)
        told, missed = 0, 0
        ids: list[int] = []
        last = None
        while last != ticks or not ids or ids[-1] != ticks:
            message = await hear(slow)
            told += 1
            if message["channel"] == "ticker":
                last = message["data"]["last"]
            else:
                missed += message.get("missed", 0)
                ids += [row["trade_id"] for row in message["data"]]
    assert told < 2_000
    assert ids == sorted(set(ids))
    assert missed + len(ids) <= ticks
    assert missed > 0
