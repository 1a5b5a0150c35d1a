from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from krakflux.kraken.errors import (
    KrakenError,
    KrakenMalformedError,
    KrakenRateLimitedError,
    KrakenRejectedError,
    KrakenUnavailableError,
    UnknownPairError,
    error_of,
)
from krakflux.kraken.payloads import (
    parse_candles,
    parse_envelope,
    parse_pair_infos,
    parse_ticker,
    parse_tickers,
    parse_trades,
)
from krakflux.model.market import Candle, Ticker, Trade
from support.recorded import KRAKEN_DATA, SEED, needs

TICKER = {
    "a": ["10724.40000", "2", "2.000"],
    "b": ["10715.00000", "1", "1.000"],
    "c": ["10724.80000", "0.53495982"],
    "v": ["2731.08942667", "5409.39113850"],
    "p": ["10709.30000", "10657.30168"],
    "t": [17853, 31636],
    "l": ["10474.00000", "10367.00000"],
    "h": ["10883.30000", "10900.00000"],
    "o": "10663.80000",
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=10,
)


def test_a_ticker_is_read_whole() -> None:
    assert parse_ticker("BTC/USD", TICKER) == Ticker(
        "BTC/USD",
        ask=10724.4,
        ask_quantity=2.0,
        bid=10715.0,
        bid_quantity=1.0,
        last=10724.8,
        last_quantity=0.53495982,
        volume_today=2731.08942667,
        volume_24h=5409.3911385,
        vwap_today=10709.3,
        vwap_24h=10657.30168,
        trades_today=17853.0,
        trades_24h=31636.0,
        low_today=10474.0,
        low_24h=10367.0,
        high_today=10883.3,
        high_24h=10900.0,
        open_today=10663.8,
    )


def test_what_a_ticker_does_not_say_is_none() -> None:
    assert parse_ticker("BTC/USD", {"c": ["1.5"], "v": []}) == Ticker("BTC/USD", last=1.5)


def test_a_bad_entry_costs_only_itself() -> None:
    assert parse_tickers({"XXBTZUSD": {"a": ["x"]}, "?": TICKER, "ETH/USD": TICKER}).keys() == {
        "ETH/USD"
    }


def test_candles_are_read_with_the_last_committed_one() -> None:
    rows = [
        [1790355600, "1.0", "4.0", "0.5", "2.0", "1.5", "10.0", 3],
        [1790359200, "2.0", "2.0", "2.0", "2.0", "0.0", "0.00000000", 0],
    ]
    page = parse_candles({"BTC/USD": rows, "last": 1790355600})
    assert page.last_committed == 1790355600_000_000_000
    assert page.candles == (
        Candle(1790355600_000_000_000, 1.0, 4.0, 0.5, 2.0, 1.5, 10.0, 3),
        Candle(1790359200_000_000_000, 2.0, 2.0, 2.0, 2.0, 0.0, 0.0, 0),
    )
    assert [candle.is_synthetic for candle in page.candles] == [False, True]


def test_trades_are_read_with_and_without_ids() -> None:
    rows: list[list[Any]] = [
        ["83930.3", "0.5", 1790359840.9392912, "s", "l", "", 7],
        ["83928.0", "0.25", 1790359841.5, "b", "m", ""],
    ]
    page = parse_trades({"BTC/USD": rows, "last": "1790359841500000000"})
    assert page.cursor == 1790359841_500_000_000
    assert page.trades == (
        Trade(1790359840_939_291_200, 83930.3, 0.5, "sell", "limit", 7),
        Trade(1790359841_500_000_000, 83928.0, 0.25, "buy", "market", None),
    )


@pytest.mark.parametrize(
    ("texts", "error"),
    [
        (["EAPI:Rate limit exceeded"], KrakenRateLimitedError),
        (["EGeneral:Too many requests"], KrakenRateLimitedError),
        (["EService:Busy"], KrakenUnavailableError),
        (["EService:Market in cancel_only mode"], KrakenUnavailableError),
        (["EService:Deadline elapsed"], KrakenUnavailableError),
        (["EDatabase:Internal error"], KrakenUnavailableError),
        (["EQuery:Unknown asset pair"], UnknownPairError),
        (["EGeneral:Permission denied"], KrakenRejectedError),
        (["EAPI:Invalid key"], KrakenRejectedError),
        (["EService:Busy", "EGeneral:Invalid arguments"], KrakenRejectedError),
    ],
)
def test_error_strings_have_their_class(texts: list[str], error: type[KrakenError]) -> None:
    assert type(error_of(texts, "/p", 0.0)) is error


def test_throttling_names_the_moment_to_come_back() -> None:
    error = error_of(["EService: Throttled: 1040"], "/p", 1_000.0)
    assert isinstance(error, KrakenRateLimitedError)
    assert error.retry_after_s == 40


@example(body=b"[" * 100_000)
@given(body=st.one_of(st.binary(max_size=60), JSON.map(lambda value: json.dumps(value).encode())))
def test_any_body_is_read_or_refused_with_a_typed_error(body: bytes) -> None:
    try:
        parse_envelope(body, "/p", 0.0)
    except KrakenError:
        return


@given(result=st.dictionaries(st.text(max_size=8), JSON, max_size=3))
def test_any_result_is_read_or_refused_with_a_typed_error(result: dict[str, Any]) -> None:
    for parse in (parse_tickers, parse_pair_infos, parse_candles, parse_trades):
        try:
            parse(result)
        except KrakenMalformedError:
            continue


@pytest.mark.recorded
def test_recorded_answers_are_read() -> None:
    nautilus = needs(KRAKEN_DATA) / "nautilus_trader"
    assert len(tickers_in((needs(SEED) / "ticker_response.json").read_bytes())) == 4
    assert tickers_in((nautilus / "http_ticker.json").read_bytes()).keys() == {"BTC/USDT"}


def tickers_in(body: bytes) -> dict[str, Ticker]:
    return parse_tickers(parse_envelope(body, "/p", 0.0).result)
