"""Market values to line protocol: measurements, tags and fields that dashboards rely on.

Numbers are float64, so that other writers' points fit beside ours. A value the exchange did not
say is no field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol import format_point

if TYPE_CHECKING:
    from krakflux.kraken.book import BookSummary
    from krakflux.model.market import Candle, Ticker

__all__ = [
    "BOOKS",
    "CANDLES",
    "FEED",
    "FILE_SOURCE",
    "REST_SOURCE",
    "STREAM_SOURCE",
    "TICKERS",
    "book_line",
    "candle_line",
    "gap_line",
    "interval_name",
    "ticker_line",
]

TICKERS: Final = "kraken"
CANDLES: Final = "ohlc"
FEED: Final = "feed"
BOOKS: Final = "book"
REST_SOURCE: Final = "rest"
STREAM_SOURCE: Final = "ws"
FILE_SOURCE: Final = "zip"


def interval_name(minutes: int) -> str:
    """Name a candle's interval as the tag does: 1m, 15m, 1h, 4h, 1d, 1w, 15d."""
    for name, length in (("w", 10_080), ("d", 1_440), ("h", 60)):
        if minutes % length == 0:
            return f"{minutes // length}{name}"
    return f"{minutes}m"


def ticker_line(ticker: Ticker, time: int) -> str | None:
    """Write a ticker; None where it says nothing.

    The first nine fields carry the names that a well-known script for Kraken's Ticker gave them:
    `closed` is the last price, `weighted_mean_vol` the VWAP, `trade_qty` the number of trades.
    """
    values = {
        "bid": ticker.bid,
        "ask": ticker.ask,
        "closed": ticker.last,
        "volume": ticker.volume_today,
        "weighted_mean_vol": ticker.vwap_today,
        "trade_qty": ticker.trades_today,
        "low": ticker.low_today,
        "high": ticker.high_today,
        "open": ticker.open_today,
        "bid_qty": ticker.bid_quantity,
        "ask_qty": ticker.ask_quantity,
        "last_qty": ticker.last_quantity,
        "volume_24h": ticker.volume_24h,
        "vwap_24h": ticker.vwap_24h,
        "trades_24h": ticker.trades_24h,
        "low_24h": ticker.low_24h,
        "high_24h": ticker.high_24h,
    }
    said = {name: value for name, value in values.items() if value is not None}
    return format_point(TICKERS, {"pair": ticker.pair}, said, time) if said else None


def candle_line(
    pair: str,
    interval: int,
    candle: Candle,
    source: str = REST_SOURCE,
    *,
    is_complete: bool = True,
) -> str:
    """Write a candle of `interval` minutes; `source` tells which of Kraken's interfaces gave it."""
    return format_point(
        CANDLES,
        {"pair": pair, "interval": interval_name(interval), "source": source},
        {
            "open": candle.open,
            "high": candle.high,
            "low": candle.low,
            "close": candle.close,
            "vwap": candle.vwap,
            "volume": candle.volume,
            "trades": float(candle.trades),
            "synthetic": candle.is_synthetic,
            "complete": is_complete,
        },
        candle.time,
    )


def book_line(pair: str, summary: BookSummary, time: int) -> str:
    """Write what an order book was at a moment."""
    return format_point(
        BOOKS,
        {"pair": pair},
        {
            "bid": summary.bid,
            "ask": summary.ask,
            "spread": summary.spread,
            "mid": summary.mid,
            "bid_depth": summary.bid_depth,
            "ask_depth": summary.ask_depth,
            "imbalance": summary.imbalance,
        },
        time,
    )


def gap_line(pair: str, channel: str, noticed: int, start: int, stop: int, cause: str) -> str:
    """Write that `channel` of a pair has no data in [start, stop), first noticed at `noticed`.

    Written again with the same `noticed`, a gap replaces itself: that is how it grows.
    """
    return format_point(
        FEED,
        {"pair": pair, "channel": channel, "event": "gap"},
        {"gap_from": start, "gap_to": stop, "cause": cause, "healed": False},
        noticed,
    )
