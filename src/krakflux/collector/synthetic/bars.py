"""Adds trades up to bars: a minute's, a candle's, a day's, in exact integers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.collector.synthetic.days import MINUTES_A_DAY
from krakflux.model.time import DAY, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krakflux.collector.synthetic.days import DayTrades

__all__ = ["Bar", "bar_of", "flat_bar", "join_bars", "minute_bars"]


@dataclass(frozen=True, slots=True)
class Bar:
    """Prices in ticks, volume in 10⁻⁸ base units, `turnover` = sum of price × quantity."""

    open: int
    high: int
    low: int
    close: int
    volume: int
    turnover: int
    trades: int


def bar_of(day: DayTrades, part: slice) -> Bar | None:
    """Add up the trades of a slice; None = there are none."""
    prices = day.prices[part]
    if not prices:
        return None
    quantities = day.quantities[part]
    return Bar(
        open=prices[0],
        high=max(prices),
        low=min(prices),
        close=prices[-1],
        volume=sum(quantities),
        turnover=sum(price * size for price, size in zip(prices, quantities, strict=True)),
        trades=len(prices),
    )


def flat_bar(price: int) -> Bar:
    """Give the bar of a stretch without trades: Kraken repeats the last price."""
    return Bar(price, price, price, price, 0, 0, 0)


def join_bars(bars: Iterable[Bar]) -> Bar | None:
    """Join bars that follow each other; stretches without trades move no price."""
    traded = [bar for bar in bars if bar.trades]
    if not traded:
        return None
    return Bar(
        open=traded[0].open,
        high=max(bar.high for bar in traded),
        low=min(bar.low for bar in traded),
        close=traded[-1].close,
        volume=sum(bar.volume for bar in traded),
        turnover=sum(bar.turnover for bar in traded),
        trades=sum(bar.trades for bar in traded),
    )


def minute_bars(day: DayTrades, number: int, opening: int) -> tuple[Bar, ...]:
    """Cut day `number` into its 1,440 minutes.

    Args:
        day: The day's trades.
        number: Days since the epoch.
        opening: The price in ticks before the first trade.
    """
    bars = []
    close = opening
    begin = number * DAY
    for minute in range(MINUTES_A_DAY):
        start = begin + minute * MINUTE
        bar = bar_of(day, day.slice_between(start, start + MINUTE)) or flat_bar(close)
        close = bar.close
        bars.append(bar)
    return tuple(bars)
