"""WebSocket v2 frames: what each says, and what is said of those that can't be read."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.kraken.errors import KrakenMalformedError
from krakflux.kraken.websocket.messages import (
    BookMessage,
    CandleMessage,
    Heartbeat,
    InstrumentMessage,
    Pong,
    StatusMessage,
    SubscriptionAnswer,
    TickerMessage,
    TradeMessage,
)
from krakflux.kraken.websocket.parse import MalformedFrameError, parse_frame
from krakflux.model.market import Candle, Trade

MOMENT = 1_790_358_506_844_359_000  # 2026-09-25T17:48:26.844359Z
TRADE = (
    b'{"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy",'
    b'"price":83744.3,"qty":0.00044780,"ord_type":"limit","trade_id":109116693,'
    b'"timestamp":"2026-09-25T17:48:26.844359Z"}]}'
)
TICKER = (
    b'{"channel":"ticker","type":"snapshot","data":[{"symbol":"BTC/USD","bid":83744.2,'
    b'"bid_qty":0.56251979,"ask":83744.3,"ask_qty":0.00044780,"last":83744.3,'
    b'"volume":3156.84782110,"vwap":84174.6,"low":83163.6,"high":85247.4,"change":-429.3,'
    b'"change_pct":-0.51,"trades":135262,"timestamp":"2026-09-25T17:48:26.844359Z"}]}'
)
CANDLE = (
    b'{"channel":"ohlc","type":"update","timestamp":"2026-09-25T17:48:26.844359566Z","data":['
    b'{"symbol":"BTC/USD","open":83729.5,"high":83745.2,"low":83729.4,"close":83744.3,'
    b'"trades":33,"volume":0.21155628,"vwap":83736.4,'
    b'"interval_begin":"2026-09-25T17:48:00.000000000Z","interval":1,'
    b'"timestamp":"2026-09-25T17:49:00.000000Z"}]}'
)
BOOK = (
    b'{"channel":"book","type":"update","data":[{"symbol":"BTC/USD","bids":[{"price":64524.0,'
    b'"qty":0.00000000}],"asks":[],"checksum":3906264065,'
    b'"timestamp":"2026-09-25T17:48:26.844359Z"}]}'
)


def test_trades_carry_their_ids() -> None:
    message = parse_frame(TRADE)
    assert isinstance(message, TradeMessage)
    assert message.data[0].pair == "BTC/USD"
    assert message.data[0].trade() == Trade(MOMENT, 83744.3, 0.0004478, "buy", "limit", 109_116_693)


def test_a_ticker_tells_the_last_day() -> None:
    message = parse_frame(TICKER)
    assert isinstance(message, TickerMessage)
    assert message.type == "snapshot"
    ticker = message.data[0].ticker()
    assert (ticker.bid, ticker.ask, ticker.last) == (83744.2, 83744.3, 83744.3)
    assert (ticker.volume_24h, ticker.trades_24h, ticker.volume_today) == (
        3156.8478211,
        135262,
        None,
    )
    assert message.data[0].time == MOMENT


def test_zeros_of_an_empty_book_are_not_prices() -> None:
    message = parse_frame(
        b'{"channel":"ticker","type":"update","data":[{"symbol":"A/B","bid":0,"bid_qty":0,"ask":0,'
        b'"ask_qty":0,"last":0,"timestamp":"1970-01-01T00:00:00.000000Z"}]}'
    )
    assert isinstance(message, TickerMessage)
    ticker = message.data[0].ticker()
    assert (ticker.bid, ticker.ask, ticker.last, ticker.bid_quantity) == (None,) * 4
    assert message.data[0].time is None


def test_a_candle_begins_at_its_interval() -> None:
    message = parse_frame(CANDLE)
    assert isinstance(message, CandleMessage)
    begin = MOMENT // 60_000_000_000 * 60_000_000_000
    assert message.data[0].candle() == Candle(
        begin, 83729.5, 83745.2, 83729.4, 83744.3, 83736.4, 0.21155628, 33
    )


def test_a_book_keeps_the_digits() -> None:
    message = parse_frame(BOOK)
    assert isinstance(message, BookMessage)
    assert message.data[0].bids == [(b"64524.0", b"0.00000000")]
    assert message.data[0].asks == []
    assert message.data[0].time == MOMENT


def test_status_tells_what_is_planned() -> None:
    message = parse_frame(
        b'{"channel":"status","type":"update","data":[{"version":"2.0.10","system":"online",'
        b'"api_version":"v2","connection_id":3364750901719990046,"upcoming_maintenance":['
        b'{"expected_start_utc":"2026-10-05T09:00:00.000000Z","phase":"announced",'
        b'"title":"Order Entry System Maintenance","event_id":33}],"emergency":[]}]}'
    )
    assert isinstance(message, StatusMessage)
    (status,) = message.data
    assert status.system == "online"
    (planned,) = status.upcoming_maintenance
    assert (planned.title, planned.begins, planned.ends) == (
        "Order Entry System Maintenance",
        "2026-10-05T09:00:00.000000Z",
        None,
    )


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (b'{"channel":"heartbeat"}', Heartbeat()),
        (b'{"method":"pong","req_id":7,"time_in":"x"}', Pong(7)),
        (
            b'{"channel":"instrument","type":"snapshot","data":{"assets":[],"pairs":[]}}',
            InstrumentMessage("snapshot", {"assets": [], "pairs": []}),
        ),
    ],
)
def test_small_frames(frame: bytes, expected: object) -> None:
    assert parse_frame(frame) == expected


def test_answers_name_channel_and_pair() -> None:
    granted = parse_frame(
        b'{"method":"subscribe","result":{"channel":"book","depth":10,"snapshot":true,'
        b'"symbol":"BTC/USD"},"success":true,"time_in":"a","time_out":"b","req_id":3}'
    )
    assert isinstance(granted, SubscriptionAnswer)
    assert (granted.success, granted.channel, granted.pair) == (True, "book", "BTC/USD")
    assert granted.request_id == 3
    refused = parse_frame(
        b'{"error":"Currency pair not supported XBT/USD","method":"subscribe","success":false,'
        b'"symbol":"XBT/USD","time_in":"a","time_out":"b"}'
    )
    assert isinstance(refused, SubscriptionAnswer)
    assert (refused.success, refused.pair) == (False, "XBT/USD")
    assert refused.error == "Currency pair not supported XBT/USD"


@pytest.mark.parametrize(
    ("frame", "kind"),
    [
        (TRADE[:-4], "not JSON"),
        (b"<html>", "not JSON"),
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[336,{}]", "not an object"),
        (b'{"channel":"weather","data":[]}', "unknown channel"),
        (b'{"channel":7}', "unknown channel"),
        (b'{"method":"dance"}', "unknown method"),
        (b"{}", "unknown method"),
        (
            TRADE.replace(b"83744.3", b'"83744.3"'),
            "trade: Expected `float`, got `str` - at `$.data[].price`",
        ),
        (
            TRADE.replace(b"109116693", b"null"),
            "trade: Expected `int`, got `null` - at `$.data[].trade_id`",
        ),
        (
            TRADE.replace(b"844359Z", b"844359"),
            "trade: Expected `datetime` with a timezone component - at `$.data[].timestamp`",
        ),
        (b'{"channel":"book"}', "book: Object missing required field `type`"),
    ],
)
def test_what_can_not_be_read_has_a_kind(frame: bytes, kind: str) -> None:
    with pytest.raises(MalformedFrameError) as caught:
        parse_frame(frame)
    assert caught.value.kind == kind


@given(st.binary(max_size=40) | st.integers(0, len(BOOK)).map(lambda end: BOOK[:end]))
def test_no_bytes_raise_anything_else(frame: bytes) -> None:
    with contextlib.suppress(KrakenMalformedError):
        parse_frame(frame)
