"""Candles of longer intervals from those of shorter ones; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.collector.derived.compute import MarkedCandle
from krakflux.model.market import Candle

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LADDER", "join_candles"]

# Each interval (minutes) with the one its candles are made of. Kraken counts all of them from the
# epoch, so that days begin at 00:00 UTC and weeks on Thursdays.
LADDER: Final = ((5, 1), (15, 5), (30, 15), (60, 30), (240, 60), (1_440, 240), (10_080, 1_440))


def join_candles(parts: pl.DataFrame, part: int, width: int) -> list[MarkedCandle]:
    """Make one candle of all parts that lie in an interval; prices are those of traded parts.

    A candle is complete if all of its parts are there and are complete themselves. Where no part
    was traded and not all are known there is none: nobody knows.

    Args:
        parts: Columns `time` (ns), open, high, low, close, vwap, volume, trades, complete.
        part: Length of a part (ns).
        width: Of an interval (ns), a multiple of it.
    """
    is_traded = pl.col("trades") > 0
    traded = {name: pl.col(name).filter(is_traded) for name in ("open", "high", "low", "close")}
    rows = (
        parts.sort("time")
        .group_by((pl.col("time") // width * width).alias("begin"), maintain_order=True)
        .agg(
            open=traded["open"].first(),
            high=traded["high"].max(),
            low=traded["low"].min(),
            close=traded["close"].last(),
            vwap=(pl.col("vwap") * pl.col("volume")).sum(),
            volume=pl.col("volume").sum(),
            trades=pl.col("trades").sum(),
            price=pl.col("close").last(),
            is_complete=pl.col("complete").fill_null(value=False).all()
            & (pl.len() == width // part),
        )
        .filter((pl.col("trades") > 0) | pl.col("is_complete"))
    )
    return list(_candles(rows))


def _candles(rows: pl.DataFrame) -> Iterator[MarkedCandle]:
    for row in rows.iter_rows(named=True):
        price, volume = row["price"], row["volume"]
        if row["trades"]:
            prices = (row["open"], row["high"], row["low"], row["close"])
            vwap = row["vwap"] / volume if volume else row["close"]
        else:
            prices, vwap = (price, price, price, price), 0.0
        candle = Candle(row["begin"], *prices, vwap, volume, int(row["trades"]))
        yield MarkedCandle(candle, row["is_complete"])
