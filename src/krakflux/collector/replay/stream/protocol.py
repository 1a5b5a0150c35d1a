"""Kraken's side of WebSocket v2, pure: requests are read, answers written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec

from krakflux.collector.replay.stream.source import RefusedError, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krakflux.kraken.book import Level

__all__ = [
    "CHANNELS",
    "HEARTBEAT",
    "Request",
    "book_frame",
    "data_frame",
    "granted",
    "pong",
    "read_request",
    "refused",
    "status_frame",
]

HEARTBEAT: Final = b'{"channel":"heartbeat"}'
CHANNELS: Final = frozenset({"ticker", "trade", "book", "ohlc", "instrument"})
_DEPTHS: Final = frozenset({10, 25, 100, 500, 1000})
_INTERVALS: Final = frozenset({1, 5, 15, 30, 60, 240, 1440, 10080, 21600})


class _Parameters(msgspec.Struct, frozen=True):
    channel: str
    pairs: list[str] = msgspec.field(default_factory=list, name="symbol")
    snapshot: bool | None = None
    depth: int = 10
    interval: int = 1
    event_trigger: str = "trades"


class Request(msgspec.Struct, frozen=True):
    """What a client asks for."""

    method: str
    parameters: _Parameters | None = msgspec.field(default=None, name="params")
    request_id: int | None = msgspec.field(default=None, name="req_id")

    @property
    def wants_snapshot(self) -> bool:
        """Tell whether state comes first; only trades come without it unless asked for."""
        assert self.parameters is not None
        asked = self.parameters.snapshot
        return self.parameters.channel != "trade" if asked is None else asked

    def wanted(self, pair: str) -> Wanted:
        """Name one subscription.

        Raises:
            RefusedError: the channel, its depth or its interval does not exist.
        """
        assert self.parameters is not None
        channel = self.parameters.channel
        if channel not in CHANNELS:
            raise RefusedError(f"Channel not supported {channel}")
        if channel == "book" and self.parameters.depth not in _DEPTHS:
            raise RefusedError("Subscription depth not supported")
        if channel == "ohlc" and self.parameters.interval not in _INTERVALS:
            raise RefusedError("Subscription ohlc interval not supported")
        return Wanted(channel, pair, self._number())

    def result(self, pair: str | None) -> dict[str, Any]:
        """Repeat the subscription as an answer does."""
        assert self.parameters is not None
        channel = self.parameters.channel
        result: dict[str, Any] = {"channel": channel, "snapshot": self.wants_snapshot}
        if channel == "book":
            result["depth"] = self.parameters.depth
        elif channel == "ohlc":
            result["interval"] = self.parameters.interval
        elif channel == "ticker":
            result["event_trigger"] = self.parameters.event_trigger
        return result if pair is None else result | {"symbol": pair}

    def _number(self) -> int:
        assert self.parameters is not None
        numbers = {"book": self.parameters.depth, "ohlc": self.parameters.interval}
        return numbers.get(self.parameters.channel, 0)


@dataclass(frozen=True, slots=True)
class _Answer:
    method: str
    moment: str
    request_id: int | None

    def encode(self, parts: dict[str, Any]) -> bytes:
        answer = {"method": self.method, **parts, "time_in": self.moment, "time_out": self.moment}
        if self.request_id is not None:
            answer["req_id"] = self.request_id
        return msgspec.json.encode(answer)


def read_request(text: str | bytes) -> Request | None:
    """Read what a client sent; None = nothing that can be answered by its content."""
    try:
        request = msgspec.json.decode(text, type=Request)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    return None if request.method != "ping" and request.parameters is None else request


def granted(request: Request, pair: str | None, moment: str) -> bytes:
    """Answer that a subscription was made or ended; `moment` is RFC 3339."""
    answer = _Answer(request.method, moment, request.request_id)
    return answer.encode({"result": request.result(pair), "success": True})


def refused(request: Request | None, pair: str | None, reason: str, moment: str) -> bytes:
    """Answer that a request, or one pair of it, is not followed."""
    parts: dict[str, Any] = {"error": reason, "success": False}
    if pair is not None:
        parts["symbol"] = pair
    if request is None:
        return msgspec.json.encode(parts | {"time_in": moment, "time_out": moment})
    return _Answer(request.method, moment, request.request_id).encode(parts)


def pong(request: Request, moment: str) -> bytes:
    """Answer a ping."""
    return _Answer("pong", moment, request.request_id).encode({})


def status_frame(system: str, connection: int, maintenance: Iterable[dict[str, Any]] = ()) -> bytes:
    """Tell how the exchange is; first on every connection."""
    status = {
        "version": "2.0.10",
        "system": system,
        "api_version": "v2",
        "connection_id": connection,
        "upcoming_maintenance": list(maintenance),
        "emergency": [],
    }
    return data_frame("status", "update", [status])


def data_frame(channel: str, kind: str, data: object) -> bytes:
    """Write a frame of a channel; numbers to be kept as they are stand in it as raw JSON."""
    return msgspec.json.encode({"channel": channel, "type": kind, "data": data})


def book_frame(
    pair: str,
    kind: str,
    sides: tuple[Iterable[Level], Iterable[Level]],
    checksum: int,
    moment: str,
) -> bytes:
    """Write a book's frame; `sides` are the asks and the bids."""
    asks, bids = (
        [{"price": msgspec.Raw(level.price), "qty": msgspec.Raw(level.quantity)} for level in side]
        for side in sides
    )
    entry = {"symbol": pair, "bids": bids, "asks": asks, "checksum": checksum, "timestamp": moment}
    return data_frame("book", kind, [entry])
