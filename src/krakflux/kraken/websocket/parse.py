"""Pure parsing of WebSocket v2 frames: bytes in, one message out."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from krakflux.kraken.errors import KrakenMalformedError
from krakflux.kraken.websocket.messages import (
    ChannelMessage,
    Message,
    Pong,
    SubscriptionAnswer,
)

__all__ = ["MalformedFrameError", "parse_frame"]

_CHANNELS: Final[msgspec.json.Decoder[ChannelMessage]] = msgspec.json.Decoder(ChannelMessage)
_ANSWERS: Final = msgspec.json.Decoder(SubscriptionAnswer)
_PONGS: Final = msgspec.json.Decoder(Pong)
_KNOWN: Final = frozenset({"heartbeat", "status", "ticker", "trade", "book", "ohlc", "instrument"})
_INDEX: Final = re.compile(r"\[\d+\]")
_LONGEST_EXCERPT: Final = 200


class MalformedFrameError(KrakenMalformedError):
    """A frame that can't be read.

    Attributes:
        kind: What is wrong, in few enough forms to be counted by: "not JSON", "unknown channel",
            "unknown method", or the channel with the place and type that did not fit.
    """

    def __init__(self, kind: str, frame: bytes) -> None:
        excerpt = frame[:_LONGEST_EXCERPT].decode(errors="replace")
        super().__init__(f"a frame can't be read ({kind}): {excerpt}")
        self.kind = kind


def parse_frame(frame: bytes) -> Message:
    """Read one frame.

    Raises:
        MalformedFrameError: not JSON, of an unknown channel or method, or of another shape.
    """
    try:
        return _CHANNELS.decode(frame)
    except msgspec.ValidationError as error:
        return _parse_answer(frame, error)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise MalformedFrameError("not JSON", frame) from error


def _parse_answer(frame: bytes, problem: msgspec.ValidationError) -> Message:
    """Read what is no channel's frame; `problem` is why it isn't."""
    try:
        head = msgspec.json.decode(frame)
    except (msgspec.DecodeError, RecursionError):
        raise MalformedFrameError("not JSON", frame) from problem
    if not isinstance(head, dict):
        raise MalformedFrameError("not an object", frame) from problem
    method = head.get("method")
    # A refused subscription to a private channel carries both.
    if method is None and "channel" in head:
        raise MalformedFrameError(_kind_of(head, problem), frame) from problem
    try:
        if method in ("subscribe", "unsubscribe"):
            return _ANSWERS.decode(frame)
        if method == "pong":
            return _PONGS.decode(frame)
        if head.get("success") is False or "error" in head:
            return msgspec.convert({"method": "", "success": False} | head, SubscriptionAnswer)
    except msgspec.ValidationError as error:
        raise MalformedFrameError(_kind(str(method), error), frame) from error
    raise MalformedFrameError("unknown method", frame) from problem


def _kind_of(head: dict[str, Any], problem: msgspec.ValidationError) -> str:
    channel = head["channel"]
    if not isinstance(channel, str) or channel not in _KNOWN:
        return "unknown channel"
    return _kind(channel, problem)


def _kind(name: str, problem: msgspec.ValidationError) -> str:
    # Which of many elements it was would make a kind of each.
    return _INDEX.sub("[]", f"{name}: {problem}")
