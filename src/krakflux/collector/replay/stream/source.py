"""The port behind the replay's WebSocket face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

__all__ = ["Cursor", "Due", "RefusedError", "StreamSource", "Wanted"]


class RefusedError(Exception):
    """A subscription that can't be had, in Kraken's words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a client subscribes to: the channel's name, a pair, and the channel's number.

    `number` is the depth of a book or the interval of candles in minutes; else 0.
    """

    channel: str
    pair: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A frame, and the moment (ns, for sorting) at which it is told."""

    time: int
    frame: bytes


class Cursor(Protocol):
    """One subscription's place; used by one connection alone."""

    def snapshot(self) -> list[bytes]:
        """Give the frames that tell how things stand; called at most once, first."""
        ...

    def advance(self) -> list[Due]:
        """Give what has been told since the last call, by rising time."""
        ...


class StreamSource(Protocol):
    """Where the frames come from; methods are called on the event loop."""

    @property
    def shows_time(self) -> bool:
        """Tell whether frames carry times of another clock than the machine's."""
        ...

    def open(self, wanted: Wanted) -> Cursor:
        """Begin a subscription now.

        Raises:
            RefusedError: there is nothing of the kind.
        """
        ...

    def instruments(self) -> dict[str, list[dict[str, Any]]]:
        """Give the data of the instrument channel."""
        ...
