"""Reads WebSocket v1 books: positional arrays in, frames of version 2 out.

Version 1 writes numbers as strings, names pairs by their wsname and has no checksum in snapshots.
Its trades carry no ids, without which version 2 has no trades.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from krakflux.errors import InvalidError
from krakflux.kraken.pairs import display_name
from krakflux.model.time import SECOND, format_rfc3339

__all__ = ["read_version1"]

_SIDES: Final = (("as", "asks"), ("a", "asks"), ("bs", "bids"), ("b", "bids"))


def read_version1(frame: bytes) -> list[bytes]:
    """Write a frame of version 1 as version 2 does; an empty list where it is no book's."""
    try:
        message = msgspec.json.decode(frame)
        match message:
            case [int(), *parts, str(channel), str(name)] if channel.startswith("book-"):
                return [_book(parts, display_name(name))]
    except (InvalidError, LookupError, RecursionError, TypeError, ValueError):
        return []
    return []


def _book(parts: list[dict[str, Any]], pair: str) -> bytes:
    levels: dict[str, list[dict[str, msgspec.Raw]]] = {"bids": [], "asks": []}
    newest = 0.0
    for part in parts:
        for key, side in _SIDES:
            for price, quantity, time, *_ in part.get(key, ()):
                levels[side].append(
                    {"price": msgspec.Raw(price.encode()), "qty": msgspec.Raw(quantity.encode())}
                )
                newest = max(newest, float(time))
    is_snapshot = any("as" in part or "bs" in part for part in parts)
    entry: dict[str, Any] = {"symbol": pair, **levels}
    for part in parts:
        if "c" in part:
            entry["checksum"] = int(part["c"])
    entry["timestamp"] = format_rfc3339(round(newest * 1e6) * (SECOND // 1_000_000))
    kind = "snapshot" if is_snapshot else "update"
    return msgspec.json.encode({"channel": "book", "type": kind, "data": [entry]})
