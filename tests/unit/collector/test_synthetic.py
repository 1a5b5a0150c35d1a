from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krakflux.collector.synthetic import HISTORY_DAYS, SyntheticMarket
from krakflux.model.time import DAY, HOUR, MINUTE, SECOND

NOW = 1_790_000_000 * SECOND + 123_456_789


@pytest.fixture(scope="module")
def market() -> SyntheticMarket:
    return SyntheticMarket(7, NOW)


def rows_of(answer: list[list[Any]] | None) -> list[list[Any]]:
    assert answer is not None
    return answer


def test_the_same_seed_gives_the_same_market(market: SyntheticMarket) -> None:
    again = SyntheticMarket(7, NOW + DAY)
    other = SyntheticMarket(8, NOW)
    assert again.ticker("LTC/USD", NOW) == market.ticker("LTC/USD", NOW)
    assert other.ticker("LTC/USD", NOW) != market.ticker("LTC/USD", NOW)


def test_it_holds_a_dozen_dollar_pairs_near_plausible_prices(market: SyntheticMarket) -> None:
    assert len(market.tickers()) == 12
    entry = market.ticker("BTC/USD", NOW)
    assert entry is not None
    assert 20_000 < float(entry["c"][0]) < 200_000
    assert market.names.key("BTC/USD") == "XXBTZUSD"
    assert market.names.find("XDGUSD") == "DOGE/USD"
    assert market.ticker("EOS/USD", NOW) is None


def test_candles_equal_those_computed_from_the_trades(market: SyntheticMarket) -> None:
    pair = "ADA/USD"
    candles = rows_of(market.candles(pair, 15, None, NOW))[-8:]
    trades = rows_of(market.trades(pair, candles[0][0] * SECOND - 1, 100_000, NOW))
    for row in candles:
        start = row[0] * SECOND
        inside = [trade for trade in trades if start <= trade[2] < start + 15 * MINUTE]
        prices = [float(trade[0]) for trade in inside]
        assert [float(value) for value in row[1:5]] == [
            prices[0],
            max(prices),
            min(prices),
            prices[-1],
        ]
        volume = sum(float(trade[1]) for trade in inside)
        assert float(row[6]) == pytest.approx(volume, abs=1e-7)
        turnover = sum(float(trade[0]) * float(trade[1]) for trade in inside)
        assert float(row[5]) == pytest.approx(turnover / volume, rel=1e-4)
        assert row[7] == len(inside)


def test_the_ticker_agrees_with_the_trades_and_the_book(market: SyntheticMarket) -> None:
    pair = "XMR/USD"
    entry = market.ticker(pair, NOW)
    book = market.depth(pair, 50, NOW)
    assert entry is not None
    assert book is not None
    day = rows_of(market.trades(pair, NOW - DAY - 1, 100_000, NOW))
    today = [trade for trade in day if trade[2] >= NOW // DAY * DAY]
    for index, trades in enumerate((today, day)):
        prices = [float(trade[0]) for trade in trades]
        volume = sum(float(trade[1]) for trade in trades)
        assert float(entry["v"][index]) == pytest.approx(volume, abs=1e-6)
        assert entry["t"][index] == len(trades)
        assert float(entry["l"][index]) == min(prices)
        assert float(entry["h"][index]) == max(prices)
    assert entry["c"] == day[-1][:2]
    assert entry["o"] == today[0][0]
    assert book["asks"][0][:2] == [entry["a"][0], entry["a"][2]]
    assert book["bids"][0][:2] == [entry["b"][0], entry["b"][2]]
    asks, bids = ([float(level[0]) for level in book[side]] for side in ("asks", "bids"))
    assert asks == sorted(set(asks))
    assert bids == sorted(set(bids), reverse=True)
    assert bids[0] < asks[0]


def test_trade_ids_are_contiguous_across_days(market: SyntheticMarket) -> None:
    midnight = NOW // DAY * DAY
    trades = rows_of(market.trades("DOT/USD", midnight - 6 * HOUR, 10_000, midnight + 6 * HOUR))
    identifiers = [trade[6] for trade in trades]
    times = [trade[2] for trade in trades]
    assert identifiers == list(range(identifiers[0], identifiers[0] + len(identifiers)))
    assert times == sorted(times)
    assert times[0] < midnight < times[-1]


def test_a_month_of_history_has_no_hole_and_spikes_of_volume(market: SyntheticMarket) -> None:
    hours = rows_of(market.candles("LTC/USD", 60, None, NOW))
    assert len(hours) == 721
    assert [row[0] for row in hours] == list(range(hours[0][0], hours[0][0] + 721 * 3600, 3600))
    days = rows_of(market.candles("LTC/USD", 1440, None, NOW))
    assert len(days) == HISTORY_DAYS + 1
    volumes = sorted(float(row[6]) for row in hours)
    assert volumes[-1] > 8 * volumes[len(volumes) // 2]


def test_older_pages_reach_the_beginning(market: SyntheticMarket) -> None:
    page = rows_of(market.candles("DOT/USD", 1, 0, NOW))
    assert page[0][0] * SECOND == market.begin
    assert len(page) == 721


@settings(max_examples=25, deadline=None)
@given(elapsed_s=st.integers(0, 2 * 86_400), pair=st.sampled_from(["DOT/USD", "AVAX/USD"]))
def test_at_any_moment_the_forming_candle_meets_the_ticker(elapsed_s: int, pair: str) -> None:
    market = _MARKET
    now = NOW + elapsed_s * SECOND
    entry = market.ticker(pair, now)
    assert entry is not None
    newest = rows_of(market.candles(pair, 5, None, now))[-1]
    assert newest[0] == now // (5 * MINUTE) * 300
    assert newest[4] == entry["c"][0]
    assert float(entry["b"][0]) < float(entry["a"][0])
    assert float(entry["l"][1]) <= float(entry["c"][0]) <= float(entry["h"][1])


_MARKET = SyntheticMarket(3, NOW)


def test_no_level_of_a_book_is_empty(market: SyntheticMarket) -> None:
    books = [market.depth("BTC/USD", 100, NOW - minute * MINUTE) for minute in range(60)]
    quantities = [
        float(level[1])
        for book in books
        if book
        for side in ("asks", "bids")
        for level in book[side]
    ]
    assert len(quantities) == 60 * 200
    assert min(quantities) > 0
