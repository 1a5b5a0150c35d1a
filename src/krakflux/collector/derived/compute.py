"""Trades in columns to candles in columns; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.model.market import Candle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krakflux.collector.ledger import Hole

__all__ = ["Difference", "MarkedCandle", "candles_from_trades", "differences", "floor_time"]

_RELATIVE: Final = 1e-9
# The exchange rounds volumes to eight digits.
_VOLUME: Final = 1e-7
_VALUES: Final = ("open", "high", "low", "close", "volume", "trades")


@dataclass(frozen=True, slots=True)
class MarkedCandle:
    """A candle; `is_complete` = every trade of its interval is in it."""

    candle: Candle
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A candle of ours that isn't the exchange's: which value, ours, theirs."""

    time: int
    value: str
    ours: float
    theirs: float


def floor_time(time: int, width: int) -> int:
    """Give the begin of the interval that holds a moment."""
    return time // width * width


def candles_from_trades(
    trades: pl.DataFrame, width: int, holes: Sequence[Hole], known_from: int
) -> list[MarkedCandle]:
    """Make every candle from the first trade's interval to the last one's.

    An interval without a trade gets a synthetic candle at the price before it, unless trades are
    missing there: then nobody knows, and there is none.

    Args:
        trades: Columns `time` (ns), `id`, `price`, `quantity`; all of the intervals they lie in.
        width: Of an interval (ns).
        holes: Open ones.
        known_from: The time of the first trade that is held; its interval may lack earlier ones.
    """
    traded = _aggregate(trades, width)
    candles: list[MarkedCandle] = []
    for candle in traded:
        if candles:
            candles += _flat_candles(candles[-1].candle, candle.time, width, holes)
        is_known = candle.time >= known_from
        is_whole = is_known and not _lacks(holes, candle.time, candle.time + width)
        candles.append(MarkedCandle(candle, is_whole))
    return candles


def differences(ours: Iterable[MarkedCandle], theirs: pl.DataFrame) -> list[Difference]:
    """Compare complete candles with the exchange's own, where it has them.

    Args:
        ours: Candles made from trades.
        theirs: Columns `time` (ns), open, high, low, close, volume, trades.
    """
    known = {row["time"]: row for row in theirs.iter_rows(named=True)}
    found = []
    for marked in ours:
        row = known.get(marked.candle.time)
        if row is None or not marked.is_complete or marked.candle.is_synthetic:
            continue
        for value in _VALUES:
            our, their = float(getattr(marked.candle, value)), row[value]
            if their is not None and abs(our - their) > _tolerance(value, our):
                found.append(Difference(marked.candle.time, value, our, float(their)))
    return found


def _aggregate(trades: pl.DataFrame, width: int) -> list[Candle]:
    value = pl.col("price") * pl.col("quantity")
    rows = (
        trades.sort("id")
        .group_by((pl.col("time") // width * width).alias("begin"), maintain_order=True)
        .agg(
            open=pl.col("price").first(),
            high=pl.col("price").max(),
            low=pl.col("price").min(),
            close=pl.col("price").last(),
            vwap=value.sum() / pl.col("quantity").sum(),
            volume=pl.col("quantity").sum(),
            trades=pl.len(),
        )
        .sort("begin")
    )
    return [Candle(*row) for row in rows.iter_rows()]


def _flat_candles(
    before: Candle, until: int, width: int, holes: Sequence[Hole]
) -> list[MarkedCandle]:
    price = before.close
    return [
        MarkedCandle(Candle(begin, price, price, price, price, 0.0, 0.0, 0), is_complete=True)
        for begin in range(before.time + width, until, width)
        if not _lacks(holes, begin, begin + width)
    ]


def _lacks(holes: Sequence[Hole], start: int, stop: int) -> bool:
    return any(hole.begin < stop and hole.end >= start for hole in holes)


def _tolerance(value: str, ours: float) -> float:
    return max(abs(ours) * _RELATIVE, _VOLUME if value == "volume" else 0.0)
