"""The WebSocket client against a replay over real sockets, and against what befalls connections."""

from __future__ import annotations

import asyncio

import pytest

from krakflux.collector.replay import create_replay_app
from krakflux.collector.replay.faults import Faults
from krakflux.kraken.book import OrderBook
from krakflux.kraken.rest import ExchangeKind
from krakflux.kraken.websocket.messages import (
    BookMessage,
    CandleMessage,
    Heartbeat,
    InstrumentMessage,
    Pong,
    StatusMessage,
    TickerMessage,
    TradeMessage,
)
from krakflux.kraken.websocket.requests import (
    Channel,
    book_channel,
    candle_channel,
    ticker_channel,
    trade_channel,
)
from krakflux.kraken.websocket.stream import StreamState
from support.exchange import serving
from support.recorded import KRAKEN_DATA, needs
from support.stream import streaming
from support.waiting import eventually

pytestmark = pytest.mark.anyio

SESSION = KRAKEN_DATA / "derived" / "ws2_transcoded_from_cryptofeed_v1_20210417.jsonl.gz"
PAIRS = (
    *("XMR/USD", "SC/EUR", "WAVES/EUR", "OMG/USD", "ADA/BTC"),
    *("KSM/BTC", "ETH/CHF", "BTC/CHF", "OCEAN/BTC", "GRT/ETH"),
)


def checked(messages: list[BookMessage], depth: int) -> tuple[int, int]:
    """Apply books; gives how many checksums were right, and how many there were."""
    books: dict[str, OrderBook] = {}
    right = 0
    for message in messages:
        (entry,) = message.data
        if message.type == "snapshot":
            books[entry.pair] = OrderBook(depth)
        books[entry.pair].apply(entry.asks, entry.bids)
        right += books[entry.pair].checksum() == entry.checksum
    return right, len(messages)


async def test_a_generated_market_streams_every_channel_from_the_same_trades() -> None:
    wanted = [
        (ticker_channel(), ["BTC/USD", "ETH/USD"]),
        (trade_channel(), ["BTC/USD", "ETH/USD"]),
        (book_channel(), ["BTC/USD", "ETH/USD"]),
        (candle_channel(), ["BTC/USD", "ETH/USD"]),
    ]
    with serving(create_replay_app(synthetic=1, speed=300)) as address:
        async with streaming(address, wanted) as (client, kept):
            await kept.until(
                lambda: all(
                    len(kept.of(kind)) >= 12
                    for kind in (TickerMessage, TradeMessage, BookMessage, CandleMessage)
                )
            )
            status = client.status()
    assert status.state is StreamState.LIVE
    assert status.system == "online"
    assert kept.links[0].kind is ExchangeKind.SIMULATED
    assert kept.links[0].has_own_time
    assert isinstance(kept.messages[0], StatusMessage)
    right, total = checked(kept.of(BookMessage), 10)
    assert right == total
    trades = [entry for message in kept.of(TradeMessage) for entry in message.data]
    for pair in ("BTC/USD", "ETH/USD"):
        ids = [entry.trade_id for entry in trades if entry.pair == pair]
        assert ids == list(range(ids[0], ids[0] + len(ids)))
    last = {entry.pair: entry for entry in trades}
    tickers = {
        (entry.pair, entry.time): entry.last
        for message in kept.of(TickerMessage)
        for entry in message.data
    }
    told = [(entry, tickers.get((entry.pair, entry.trade().time))) for entry in trades]
    assert any(price is not None for _, price in told)
    assert all(price == entry.price for entry, price in told if price is not None)
    assert last.keys() == {"BTC/USD", "ETH/USD"}


@pytest.mark.recorded
@pytest.mark.parametrize(("depth", "expected"), [(1000, 4_279), (10, None)])
async def test_a_recorded_session_streams_with_all_its_checksums(
    depth: int, expected: int | None
) -> None:
    application = create_replay_app([needs(SESSION)], speed=20)
    wanted = [(book_channel(depth), PAIRS), (trade_channel(), PAIRS), (ticker_channel(), PAIRS)]
    with serving(application) as address:
        async with streaming(address, wanted) as (_, kept):
            # A heartbeat comes when nothing else does: the tape has ended.
            await kept.until(
                lambda: (
                    len(kept.of(BookMessage)) > 1_000 and isinstance(kept.messages[-1], Heartbeat)
                )
            )
    right, total = checked(kept.of(BookMessage), depth)
    assert right == total
    assert total == expected or (expected is None and total > 1_000)


async def test_one_unknown_pair_is_refused_alone() -> None:
    with serving(create_replay_app(synthetic=1)) as address:
        async with streaming(address, [(ticker_channel(), ["XBT/USD", "BTC/USD"])]) as (_, kept):
            await kept.until(lambda: bool(kept.refusals) and bool(kept.of(TickerMessage)))
    assert kept.refusals == [("ticker", "XBT/USD", "Currency pair not supported XBT/USD")]
    assert kept.of(TickerMessage)[0].data[0].pair == "BTC/USD"


async def test_instruments_are_listed() -> None:
    with serving(create_replay_app(synthetic=1)) as address:
        async with streaming(address, [(Channel("instrument"), ["*"])]) as (_, kept):
            await kept.until(lambda: bool(kept.of(InstrumentMessage)))
    pairs = {entry["symbol"]: entry for entry in kept.of(InstrumentMessage)[0].data["pairs"]}
    assert pairs["BTC/USD"]["price_precision"] == 1


async def test_a_dropped_connection_is_made_again_with_its_subscriptions() -> None:
    application = create_replay_app(synthetic=1, speed=300, faults=Faults(drop=30))
    wanted = [(ticker_channel(), ["BTC/USD"]), (trade_channel(), ["BTC/USD"])]
    with serving(application) as address:
        async with streaming(address, wanted) as (client, kept):
            await kept.until(lambda: len(kept.ends) >= 3)
            await kept.until(lambda: len(kept.links) >= 4)
            assert client.status().connections >= 4
    snapshots = [message for message in kept.of(TradeMessage) if message.type == "snapshot"]
    assert len(snapshots) >= 3


async def test_a_connection_that_falls_silent_is_given_up() -> None:
    application = create_replay_app(synthetic=1, speed=300, faults=Faults(stall=8))
    with serving(application) as address:
        async with streaming(
            address, [(ticker_channel(), ["BTC/USD"])], silence_s=1.5, ping_s=0.2
        ) as (_, kept):
            await kept.until(lambda: len(kept.links) >= 2)
    assert kept.ends[0] == "silent for 1.5 s"


async def test_heartbeats_keep_a_quiet_connection() -> None:
    with serving(create_replay_app(synthetic=1, speed=0.001)) as address:
        async with streaming(
            address, [(ticker_channel(), ["DOT/USD"])], silence_s=3.0, ping_s=0.5
        ) as (_, kept):
            await kept.until(lambda: len(kept.of(Heartbeat)) >= 4)
    assert len(kept.links) == 1


async def test_a_connection_without_subscriptions_lives_by_its_pongs() -> None:
    with serving(create_replay_app(synthetic=1)) as address:
        async with streaming(address, [(ticker_channel(), ["XBT/USD"])], silence_s=3.0) as (
            _,
            kept,
        ):
            await kept.until(lambda: len(kept.of(Pong)) >= 3)
    assert len(kept.links) == 1


async def test_maintenance_is_told_and_outlasted() -> None:
    application = create_replay_app(synthetic=1, speed=300, faults=Faults(maintenance=1))
    with serving(application) as address:
        async with streaming(address, [(trade_channel(), ["BTC/USD"])]) as (client, kept):
            await kept.until(lambda: bool(kept.ends))
            assert client.status().system == "maintenance"
            await kept.until(lambda: client.status().state is StreamState.LIVE)
            assert client.status().system == "online"


async def test_a_renewed_subscription_begins_with_a_snapshot() -> None:
    with serving(create_replay_app(synthetic=1)) as address:
        async with streaming(address, [(book_channel(), ["BTC/USD", "ETH/USD"])]) as (client, kept):
            await kept.until(lambda: len(kept.of(BookMessage)) >= 2)
            client.resubscribe("book", "BTC/USD")
            await kept.until(
                lambda: (
                    [
                        message.data[0].pair
                        for message in kept.of(BookMessage)
                        if message.type == "snapshot"
                    ].count("BTC/USD")
                    == 2
                )
            )
    assert len(kept.links) == 1


async def test_nobody_listening_is_tried_again() -> None:
    async with streaming("http://127.0.0.1:9", []) as (client, kept):
        await asyncio.to_thread(eventually, lambda: client.status().state is StreamState.WAITING)
        assert client.status().error == "no connection: Connection refused"
        assert kept.links == []
