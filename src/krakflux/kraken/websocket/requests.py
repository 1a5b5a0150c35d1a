"""What is asked of Kraken over WebSocket v2, as bytes; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Channel",
    "book_channel",
    "candle_channel",
    "ping_request",
    "subscribe_request",
    "ticker_channel",
    "trade_channel",
    "unsubscribe_request",
]


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel by Kraken's name, with the parameters that choose what it says."""

    name: str
    parameters: tuple[tuple[str, str | int | bool], ...] = ()


def ticker_channel(*, follows_quotes: bool = False) -> Channel:
    """Ask for tickers after trades, or also after every change of the best prices."""
    return Channel("ticker", (("event_trigger", "bbo" if follows_quotes else "trades"),))


def trade_channel() -> Channel:
    """Ask for trades, the last 50 first: what a short break has hidden is among them."""
    return Channel("trade", (("snapshot", True),))


def book_channel(depth: int = 10) -> Channel:
    """Ask for order books of 10, 25, 100, 500 or 1000 levels a side."""
    return Channel("book", (("depth", depth),))


def candle_channel(interval: int = 1) -> Channel:
    """Ask for candles of so many minutes."""
    return Channel("ohlc", (("interval", interval),))


def subscribe_request(
    channel: Channel, pairs: Sequence[str], request_id: int, asset_class: str | None = None
) -> bytes:
    """Write a request to subscribe; each pair is answered on its own."""
    return _request("subscribe", channel, pairs, request_id, asset_class)


def unsubscribe_request(
    channel: Channel, pairs: Sequence[str], request_id: int, asset_class: str | None = None
) -> bytes:
    """Write a request to end subscriptions; it repeats what they were made with."""
    kept = tuple(item for item in channel.parameters if item[0] != "snapshot")
    return _request("unsubscribe", Channel(channel.name, kept), pairs, request_id, asset_class)


def ping_request(request_id: int) -> bytes:
    """Write a ping, which also keeps an idle connection open."""
    return msgspec.json.encode({"method": "ping", "req_id": request_id})


def _request(
    method: str,
    channel: Channel,
    pairs: Sequence[str],
    request_id: int,
    asset_class: str | None,
) -> bytes:
    parameters: dict[str, Any] = {
        "channel": channel.name,
        "symbol": list(pairs),
        **dict(channel.parameters),
    }
    if asset_class is not None:
        parameters["asset_class"] = asset_class
    return msgspec.json.encode({"method": method, "params": parameters, "req_id": request_id})
