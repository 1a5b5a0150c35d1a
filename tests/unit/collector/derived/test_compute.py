"""Candles from trades against a plain loop, and what is said about them."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.collector.derived.compute import candles_from_trades, differences
from krakflux.collector.ledger import Hole
from krakflux.model.time import MINUTE, SECOND

Row = tuple[int, int, float, float]

ROWS = st.lists(
    st.tuples(
        st.integers(0, 20 * 60), st.integers(1, 999).map(float), st.integers(1, 50).map(float)
    ),
    min_size=1,
    max_size=60,
).map(
    lambda drawn: [
        (seconds * SECOND, place + 1, price, quantity)
        for place, (seconds, price, quantity) in enumerate(sorted(drawn))
    ]
)


def frame(rows: list[Row]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["time", "id", "price", "quantity"], orient="row")


def hole(begin: int, end: int) -> Hole:
    return Hole("BTC/USD", 5, 6, begin, end, "why", 1, 2)


@given(ROWS)
def test_candles_are_those_of_a_plain_loop(rows: list[Row]) -> None:
    made = {
        each.candle.time: each.candle for each in candles_from_trades(frame(rows), MINUTE, [], 0)
    }
    begins = [row[0] // MINUTE * MINUTE for row in rows]
    assert sorted(made) == list(range(min(begins), max(begins) + MINUTE, MINUTE))
    close = rows[0][2]
    for begin in sorted(made):
        own = [row for row in rows if begin <= row[0] < begin + MINUTE]
        candle = made[begin]
        if not own:
            assert candle.is_synthetic
            assert (candle.open, candle.high, candle.low, candle.close) == (close,) * 4
            assert (candle.volume, candle.vwap) == (0.0, 0.0)
            continue
        prices = [row[2] for row in own]
        assert (candle.open, candle.close) == (prices[0], prices[-1])
        assert (candle.high, candle.low) == (max(prices), min(prices))
        assert candle.volume == sum(row[3] for row in own)
        assert candle.vwap == pytest.approx(sum(row[2] * row[3] for row in own) / candle.volume)
        assert candle.trades == len(own)
        close = prices[-1]


def test_trades_of_one_moment_are_ordered_by_their_ids() -> None:
    rows = [(5, 12, 3.0, 1.0), (5, 10, 1.0, 1.0), (5, 11, 2.0, 1.0)]
    (made,) = candles_from_trades(frame(rows), MINUTE, [], 0)
    assert (made.candle.open, made.candle.close) == (1.0, 3.0)


def test_where_trades_are_missing_nothing_is_claimed() -> None:
    rows = [(minute * MINUTE + SECOND, minute + 1, 1.0, 1.0) for minute in (0, 1, 5, 6)]
    lack = hole(rows[1][0], rows[2][0])
    made = candles_from_trades(frame(rows), MINUTE, [lack], 0)
    assert [(each.candle.time // MINUTE, each.is_complete) for each in made] == [
        (0, True),
        (1, False),
        (5, False),
        (6, True),
    ]


def test_the_first_interval_may_lack_what_nobody_saw() -> None:
    rows = [(MINUTE + SECOND, 7, 1.0, 1.0), (2 * MINUTE, 8, 1.0, 1.0)]
    made = candles_from_trades(frame(rows), MINUTE, [], MINUTE + SECOND)
    assert [each.is_complete for each in made] == [False, True]


def test_differences_are_told_of_complete_candles_alone() -> None:
    rows = [(minute * MINUTE, minute + 1, 10.0, 1.0) for minute in range(4)]
    ours = candles_from_trades(frame(rows), MINUTE, [hole(3 * MINUTE, 4 * MINUTE)], 0)
    theirs = pl.DataFrame(
        {
            "time": [0, MINUTE, 2 * MINUTE, 3 * MINUTE],
            **{key: [10.0, 10.0, 10.0, 99.0] for key in ("open", "high", "low", "close")},
            "volume": [1.0, 1.5, 1.000000001, 99.0],
            "trades": [1.0, 2.0, None, 99.0],
        }
    )
    found = differences(ours, theirs)
    assert [(each.time, each.value) for each in found] == [(MINUTE, "volume"), (MINUTE, "trades")]
