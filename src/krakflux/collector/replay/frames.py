"""Reads recorded WebSocket frames, one a line, in the forms that recorders leave.

A line is a frame of version 2 as it came, such a frame in an object with its receive time
(`{"recv_ts": seconds, "msg": frame}`), or `seconds: frame` with a frame of either version.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import msgspec

from krakflux.collector.replay.recordings import Tape
from krakflux.collector.replay.version1 import read_version1
from krakflux.kraken.book import OrderBook
from krakflux.kraken.errors import KrakenMalformedError
from krakflux.kraken.websocket.messages import BookMessage
from krakflux.kraken.websocket.parse import parse_frame
from krakflux.model.time import parse_rfc3339

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["book_depth", "is_recording", "read_tapes", "recorded_frames"]

_TIMED: Final = re.compile(rb"(\d{9,10}(?:\.\d+)?): (?=[\[{])")
_WRAPPED: Final = b'{"recv_ts"'
_BARE: Final = (b'{"channel"', b'{"method"')
# A recorder may write a few lines of its own first.
_LINES_TO_LOOK_AT: Final = 5
_PLAYED: Final = frozenset({"ticker", "trade", "book", "ohlc"})
_DEPTHS: Final = (10, 25, 100, 500, 1000)


class _Wrapped(msgspec.Struct):
    frame: msgspec.Raw = msgspec.field(name="msg")
    time: float = msgspec.field(name="recv_ts")


class _Head(msgspec.Struct):
    channel: str
    type: str
    data: list[dict[str, Any]]


@dataclass(slots=True)
class _Reel:
    """The frames of one channel of a pair, while they are read."""

    times: list[int] = field(default_factory=list)
    frames: list[bytes] = field(default_factory=list)
    number: int = 0


def is_recording(head: bytes) -> bool:
    """Tell by the first lines of a file whether it is a recording of frames."""
    lines = head.split(b"\n", _LINES_TO_LOOK_AT)[:_LINES_TO_LOOK_AT]
    return any(line.startswith((_WRAPPED, *_BARE)) or _TIMED.match(line) for line in lines)


def recorded_frames(text: bytes) -> Iterator[tuple[int | None, bytes]]:
    """Give each frame with the time it was received (ns; None = not recorded).

    A line that was torn comes as it is; lines that are no frame at all are left out.
    """
    for line in text.splitlines():
        timed = _TIMED.match(line)
        if timed is not None:
            time, frame = round(float(timed[1]) * 1e6) * 1_000, line[timed.end() :]
            if frame.startswith(b"["):
                yield from ((time, book) for book in read_version1(frame))
            else:
                yield time, frame
        elif line.startswith(_WRAPPED):
            try:
                wrapped = msgspec.json.decode(line, type=_Wrapped)
            except (msgspec.DecodeError, RecursionError):
                yield None, line
            else:
                yield round(wrapped.time * 1e6) * 1_000, bytes(wrapped.frame)
        elif line.startswith(_BARE):
            yield None, line


def book_depth(levels: int) -> int:
    """Give the depth that a snapshot with so many levels on its longer side was asked for.

    One that fills no depth is the whole book, as any deeper subscription has it.
    """
    return levels if levels in _DEPTHS else _DEPTHS[-1]


def read_tapes(text: bytes) -> list[Tape]:
    """Read a recording of frames; an empty list = it holds none that can be played."""
    reels: dict[tuple[str, str], _Reel] = {}
    for time, frame in recorded_frames(text):
        head = _head(frame)
        if head is None:
            continue
        pair = str(head.data[0].get("symbol", ""))
        reel = reels.setdefault((head.channel, pair), _Reel())
        known = time if time is not None else _moment(head.data[0])
        # A frame without any time follows the one before it.
        reel.times.append(max(known or 0, reel.times[-1] if reel.times else 0))
        reel.frames.append(frame)
        reel.number = max(reel.number, _number(head))
    return [
        Tape(pair, channel, reel.number, tuple(reel.times), tuple(reel.frames))
        for (channel, pair), reel in reels.items()
    ]


def _head(frame: bytes) -> _Head | None:
    try:
        head = msgspec.json.decode(frame, type=_Head)
        message = parse_frame(frame)
        if isinstance(message, BookMessage):
            for entry in message.data:
                OrderBook(1).apply(entry.asks, entry.bids)
    except (msgspec.DecodeError, RecursionError, KrakenMalformedError, ValueError):
        return None
    return head if head.channel in _PLAYED and head.data else None


def _moment(entry: dict[str, Any]) -> int | None:
    try:
        return parse_rfc3339(str(entry.get("timestamp")))
    except ValueError:
        return None


def _number(head: _Head) -> int:
    """Give a book's depth, which its snapshot shows, or the candles' interval."""
    entry = head.data[0]
    if head.channel == "ohlc":
        return int(entry.get("interval", 1))
    if head.channel != "book" or head.type != "snapshot":
        return 0
    levels = max(len(entry.get("bids", ())), len(entry.get("asks", ())))
    return book_depth(levels)
