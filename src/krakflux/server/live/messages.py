"""What is said over `/api/live`, both ways; pure. docs/live.md describes it for users."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from krakflux.errors import InvalidError

__all__ = [
    "CHANNELS",
    "LiveRequest",
    "acknowledge",
    "read_live_request",
    "refuse",
    "tell",
    "tell_lost",
    "welcome",
]

CHANNELS: Final = ("ticker", "trade", "book", "ohlc")
_EVERY_PAIR: Final = "*"


class LiveRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a client asks for; `id` is repeated in the answer."""

    method: Literal["subscribe", "unsubscribe", "ping"]
    channels: list[str] = []
    pairs: list[str] = []
    id: int | None = None

    def wanted(self, known_pairs: tuple[str, ...]) -> list[tuple[str, str]]:
        """Give the subscriptions meant: each channel of each pair; `*` means every pair.

        Raises:
            InvalidError: a channel or a pair that isn't there, or none at all.
        """
        pairs = list(known_pairs) if self.pairs == [_EVERY_PAIR] else self.pairs
        unknown = [f"channel {name!r}" for name in self.channels if name not in CHANNELS]
        unknown += [f"pair {name!r}" for name in pairs if name not in known_pairs]
        if unknown:
            raise InvalidError(f"there is no {unknown[0]}")
        if not self.channels or not pairs:
            raise InvalidError("name at least one channel and one pair")
        return [(channel, pair) for channel in self.channels for pair in pairs]


def read_live_request(text: str | bytes) -> LiveRequest:
    """Read what a client sent.

    Raises:
        InvalidError: not of this form.
    """
    try:
        return msgspec.json.decode(text, type=LiveRequest)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise InvalidError(f"the message can't be read: {error}") from error


def welcome(pairs: tuple[str, ...]) -> str:
    """Tell a new client what there is."""
    return _encode({"type": "welcome", "channels": CHANNELS, "pairs": pairs})


def acknowledge(request: LiveRequest, count: int) -> str:
    """Answer a request; `count` is how many subscriptions the client has now."""
    kind = "pong" if request.method == "ping" else f"{request.method}d"
    return _encode(_with_id({"type": kind, "subscriptions": count}, request.id))


def refuse(message: str, request_id: int | None = None) -> str:
    """Tell that a request is not followed."""
    return _encode(_with_id({"type": "error", "message": message}, request_id))


def tell(kind: str, channel: str, pair: str, data: object, missed: int = 0) -> str:
    """Tell a state or what is new; `missed` trades were left out for want of time."""
    message = {"type": kind, "channel": channel, "pair": pair, "data": data}
    return _encode(message | {"missed": missed} if missed else message)


def tell_lost(channel: str, pair: str, cause: str) -> str:
    """Tell that a state is not known any more; the next one will be a snapshot."""
    return _encode({"type": "lost", "channel": channel, "pair": pair, "cause": cause})


def _with_id(message: dict[str, Any], request_id: int | None) -> dict[str, Any]:
    return message if request_id is None else message | {"id": request_id}


def _encode(message: dict[str, Any]) -> str:
    return msgspec.json.encode(message).decode()
