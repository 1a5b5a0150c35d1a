"""What a stream is given and what it tells: settings, status, and who listens."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from krakflux.kraken.rate_limit import RetryPolicy

if TYPE_CHECKING:
    from krakflux.kraken.rest import ExchangeKind
    from krakflux.kraken.websocket.messages import Maintenance, Message
    from krakflux.kraken.websocket.parse import MalformedFrameError

__all__ = [
    "KRAKEN_STREAM_URL",
    "FrameRecorder",
    "Link",
    "StreamListener",
    "StreamSettings",
    "StreamState",
    "StreamStatus",
]

KRAKEN_STREAM_URL: Final = "wss://ws.kraken.com/v2"


@dataclass(frozen=True, slots=True)
class StreamSettings:
    """Where to and how patiently.

    Attributes:
        url: The address, with path.
        asset_class: Sent with every subscription where set; the unified address needs it.
        silence_s: A subscribed connection without any frame (heartbeats count, answers to pings
            do not) for so long has stalled.
        ping_s: Between two pings.
        answer_s: For a connection, and for the answers to subscriptions.
        recheck_s: Between two tries to subscribe to what was refused.
        backoff: Pauses between attempts to connect.
    """

    url: str = KRAKEN_STREAM_URL
    asset_class: str | None = None
    silence_s: float = 10.0
    ping_s: float = 20.0
    answer_s: float = 10.0
    recheck_s: float = 600.0
    backoff: RetryPolicy = field(
        default_factory=lambda: RetryPolicy(first_pause_s=0.5, longest_pause_s=60.0)
    )


class StreamState(StrEnum):
    """Whether the stream flows."""

    CONNECTING = "connecting"
    LIVE = "live"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class StreamStatus:
    """The stream at one moment.

    `since` is when `state` was entered (ns), `error` why it last broke, `system` what the exchange
    says of itself, `maintenance` what it plans; `connections` counts those that were opened.
    """

    state: StreamState
    since: int
    error: str | None = None
    system: str | None = None
    maintenance: tuple[Maintenance, ...] = ()
    connections: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """Who is at the other end; `has_own_time` = a replay whose clock isn't the machine's."""

    kind: ExchangeKind
    has_own_time: bool


class StreamListener(Protocol):
    """Takes what the stream brings; called on the event loop, in the order of the frames."""

    def connected(self, link: Link) -> None:
        """Take note of a new connection: what books held is worth nothing any more."""
        ...

    def disconnected(self, cause: str) -> None:
        """Take note that a connection ended."""
        ...

    async def received(self, message: Message, time: int) -> None:
        """Take a message received at `time` (ns); reading goes on when this returns."""
        ...

    def malformed(self, error: MalformedFrameError) -> None:
        """Take note of a frame that can't be read."""
        ...

    def refused(self, channel: str | None, pair: str | None, reason: str) -> None:
        """Take note of a subscription that the exchange refuses."""
        ...


class FrameRecorder(Protocol):
    """Keeps frames as they came, readable or not."""

    def record(self, frame: bytes, time: int, connection: int) -> None:
        """Take a frame received at `time` (ns) on the `connection`-th connection; must not block.

        Called on the event loop, before the frame is read.
        """
        ...
