"""Recordings to points: candles, trades without ids and ticker polls in columns of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.line_protocol import series_key
from krakflux.collector.lines import CANDLES, FILE_SOURCE, interval_name, ticker_line
from krakflux.collector.trade_lines import UNNUMBERED_TRADES
from krakflux.kraken.payloads import parse_ticker
from krakflux.model.market import Trade
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from krakflux.collector.replay.recordings import Candles, TickerFrames

__all__ = [
    "candle_lines",
    "numbered_trades",
    "poll_lines",
    "spread_in_time",
    "unnumbered_lines",
]

_SIDES: Final = {"b": "buy", "s": "sell"}
_ORDER_TYPES: Final = {"m": "market", "l": "limit"}
_PRICES: Final = ("open", "high", "low", "close")


def candle_lines(pair: str, interval: int, candles: Candles) -> list[str]:
    """Write candles; a vwap or number of trades that the file doesn't have is no field."""
    rows = candles.rows
    fields = [*_PRICES, "volume"]
    if (rows["vwap"].cast(pl.Float64, strict=False).fill_null(0.0) != 0.0).any():
        fields.append("vwap")
    has_trades = bool((rows["trades"] != 0).any())
    tags = {"pair": pair, "interval": interval_name(interval), "source": FILE_SOURCE}
    parts: list[str | pl.Expr] = [f"{series_key(CANDLES, tags)} "]
    for name in fields:
        parts += [f"{name}=", pl.col(name), ","]
    if has_trades:
        parts += ["trades=", pl.col("trades"), ",synthetic="]
        parts += [pl.when(pl.col("trades") == 0).then(pl.lit("t")).otherwise(pl.lit("f")), ","]
    parts += ["complete=t ", pl.col("time") * SECOND]
    return _concatenate(_readable(rows, fields), parts)


def unnumbered_lines(pair: str, rows: pl.DataFrame) -> list[str]:
    """Write trades that have no id; `time` (ns) tells them apart already."""
    key = series_key(UNNUMBERED_TRADES, {"pair": pair})
    parts: list[str | pl.Expr] = [f"{key} price=", pl.col("price"), ",qty=", pl.col("volume")]
    return _concatenate(_readable(rows, ["price", "volume"]), [*parts, " ", pl.col("time")])


def spread_in_time(
    rows: pl.DataFrame, last_time: int, ordinal: int
) -> tuple[pl.DataFrame, int, int]:
    """Move trades of one moment apart, by a nanosecond each, in the order of the file.

    Args:
        rows: By rising `time` (ns).
        last_time: The moment of the trade before these.
        ordinal: Its number, from 0, among those of its moment.

    Returns:
        The rows, and the last one's moment and number.
    """
    if not rows.height:
        return rows, last_time, ordinal
    numbered = rows.with_columns(
        ordinal=pl.int_range(pl.len()).over("time")
        + pl.when(pl.col("time") == last_time).then(ordinal + 1).otherwise(0)
    )
    newest = numbered.row(-1, named=True)
    moved = numbered.with_columns(pl.col("time") + pl.col("ordinal"))
    return moved, int(newest["time"]), int(newest["ordinal"])


def numbered_trades(rows: pl.DataFrame) -> list[Trade]:
    """Make values of the rows that have an id."""
    numbered = _readable(rows.drop_nulls("id"), ["price", "volume"])
    columns = (
        numbered["time"].to_list(),
        numbered["price"].cast(pl.Float64).to_list(),
        numbered["volume"].cast(pl.Float64).to_list(),
        numbered["side"].replace(_SIDES).to_list(),
        numbered["type"].replace(_ORDER_TYPES).to_list(),
        numbered["id"].to_list(),
    )
    return [Trade(*row) for row in zip(*columns, strict=True)]


def poll_lines(pair: str, polls: TickerFrames) -> list[str]:
    """Write ticker polls whose times are known."""
    lines = (
        ticker_line(parse_ticker(pair, entry), time)
        for time, entry in zip(polls.times, polls.entries, strict=False)
    )
    return [line for line in lines if line is not None]


def _readable(rows: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """Keep the rows whose values are finite numbers."""
    numbers = [pl.col(name).cast(pl.Float64, strict=False).is_finite() for name in columns]
    return rows.filter(pl.all_horizontal(numbers).fill_null(value=False))


def _concatenate(rows: pl.DataFrame, parts: list[str | pl.Expr]) -> list[str]:
    texts = [pl.lit(part) if isinstance(part, str) else part.cast(pl.String) for part in parts]
    return rows.select(line=pl.concat_str(texts))["line"].to_list()
