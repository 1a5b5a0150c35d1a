"""Longer candles are those made straight from the trades."""

from __future__ import annotations

from dataclasses import astuple

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.collector.derived.compute import MarkedCandle, candles_from_trades
from krakflux.collector.derived.longer import LADDER, join_candles
from krakflux.collector.ledger import Hole
from krakflux.model.time import DAY, HOUR, MINUTE, SECOND

COLUMNS = ("time", "open", "high", "low", "close", "vwap", "volume", "trades", "complete")

TIMES = st.lists(st.integers(0, 2 * HOUR // SECOND - 1), min_size=1, max_size=80)


def frame(candles: list[MarkedCandle]) -> pl.DataFrame:
    rows = [(*astuple(each.candle), each.is_complete) for each in candles]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def trades_at(times: list[int]) -> pl.DataFrame:
    rows = [
        (time * SECOND, number, float(7 + number * 37 % 100), float(1 + number % 5))
        for number, time in enumerate(sorted(times), 1)
    ]
    return pl.DataFrame(rows, schema=["time", "id", "price", "quantity"], orient="row")


@given(TIMES, st.sampled_from([5, 15, 30, 60]), st.booleans())
def test_they_are_made_alike(times: list[int], minutes: int, has_hole: bool) -> None:
    trades = trades_at(times)
    middle = trades["time"][trades.height // 2]
    holes = [Hole("BTC/USD", 5, 6, middle - MINUTE, middle, "why", 1, 2)] if has_hole else []
    known_from = trades["time"][0] // (minutes * MINUTE) * minutes * MINUTE
    made = candles_from_trades(trades, MINUTE, holes, known_from)
    width, part = MINUTE, MINUTE
    for longer, _ in LADDER:
        if longer <= minutes:
            width, part = longer * MINUTE, width
            made = join_candles(frame(made), part, width)
    straight = {each.candle.time: each for each in candles_from_trades(trades, width, holes, 0)}
    for each in made:
        expected = straight[each.candle.time]
        assert astuple(each.candle) == pytest.approx(astuple(expected.candle))
        if each.is_complete:
            assert expected.is_complete
    traded = [begin for begin, each in straight.items() if each.candle.trades]
    assert {each.candle.time for each in made} >= set(traded)
    # Between the outermost trades nothing but a hole makes a candle incomplete.
    inner = [each for each in made if traded[0] < each.candle.time < traded[-1]]
    if not has_hole:
        assert all(each.is_complete for each in inner)


def test_a_part_that_is_missing_or_incomplete_shows() -> None:
    made = candles_from_trades(trades_at(list(range(0, 900, 60))), MINUTE, [], 0)
    assert [each.is_complete for each in join_candles(frame(made), MINUTE, 5 * MINUTE)] == [
        True
    ] * 3
    torn = [each for each in made if each.candle.time != 7 * MINUTE]
    torn[-1] = MarkedCandle(torn[-1].candle, is_complete=False)
    marks = [each.is_complete for each in join_candles(frame(torn), MINUTE, 5 * MINUTE)]
    assert marks == [True, False, False]


def test_each_interval_is_made_of_one_made_before() -> None:
    known = {1}
    for interval, part in LADDER:
        assert part in known
        assert interval % part == 0
        known.add(interval)
    assert known == {1, 5, 15, 30, 60, 240, DAY // MINUTE, 7 * DAY // MINUTE}
