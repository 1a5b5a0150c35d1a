"""What of the stream is collected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from krakflux.kraken.rest import KRAKEN_URL
from krakflux.kraken.websocket.stream import KRAKEN_STREAM_URL, StreamSettings

__all__ = ["MarketStreamSettings", "stream_url"]

_PATH: Final = "/v2"


@dataclass(frozen=True, slots=True)
class MarketStreamSettings:
    """The stream's address, and what it is asked for.

    Attributes:
        connection: Where to and how patiently.
        follows_quotes: Tickers on every change of the best prices, not only after trades.
        book_depth: Levels of the books, 10 to 1000.
        book_sample_s: Between two points of a pair's book.
        candle_interval: Minutes a candle; 0 = none.
        write_interval_s: Between two writes of what came.
    """

    connection: StreamSettings = field(default_factory=StreamSettings)
    follows_quotes: bool = False
    book_depth: int = 10
    book_sample_s: float = 1.0
    candle_interval: int = 1
    write_interval_s: float = 0.25


def stream_url(exchange: str) -> str:
    """Give the WebSocket address that belongs to a REST address: Kraken's own, or a replay's."""
    if exchange.rstrip("/") == KRAKEN_URL:
        return KRAKEN_STREAM_URL
    parts = urlsplit(exchange)
    scheme = "wss" if parts.scheme == "https" else "ws"
    return f"{scheme}://{parts.netloc}{_PATH}"
