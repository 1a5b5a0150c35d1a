"""What the server is given: the layers below, its limits, and the feed of the layer beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from krakflux import __version__
from krakflux.catalog.sign_in_codes import SignInCodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from krakflux.catalog import Catalog
    from krakflux.clock import Clock
    from krakflux.storage.port import Storage

__all__ = [
    "ChannelSnapshot",
    "FeedKind",
    "FeedSnapshot",
    "FeedState",
    "FeedStatus",
    "HoldingsSnapshot",
    "HoleSnapshot",
    "Limits",
    "LiveMarket",
    "MaintenanceSnapshot",
    "MarketScan",
    "Mode",
    "PairSnapshot",
    "PairState",
    "ScanSnapshot",
    "ScannedPairSnapshot",
    "Services",
    "StreamSnapshot",
    "TradeHoldings",
]

_MEBIBYTE = 1024 * 1024


class Mode(StrEnum):
    """How the platform was started."""

    UP = "up"
    SERVE = "serve"
    DEMO = "demo"


class FeedKind(StrEnum):
    """Where market data comes from: the exchange, a recording, or a generated market."""

    LIVE = "live"
    REPLAY = "replay"
    SIMULATED = "simulated"


class FeedState(StrEnum):
    """Whether market data comes in."""

    STARTING = "starting"
    LIVE = "live"
    UNREACHABLE = "unreachable"


class PairState(StrEnum):
    """Whether one pair's data comes in; `unknown` = the exchange does not have the pair."""

    OK = "ok"
    UNKNOWN = "unknown"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class PairSnapshot:
    """One pair of the feed; `last_time` is the newest point's time, ns since the epoch.

    `trades` are held, `missing` of those between them aren't; None where no trades are collected.
    """

    pair: str
    state: PairState
    message: str | None = None
    last_time: int | None = None
    trades: int | None = None
    missing: int | None = None


@dataclass(frozen=True, slots=True)
class ChannelSnapshot:
    """One channel of the feed's stream since the start of the process.

    `lag_s` is how much later than the exchange sent it the newest message came, None where that
    can't be told; `gaps` are stretches that were known to be missing when they were noticed.
    """

    channel: str
    messages: int
    lag_s: float | None
    checksum_failures: int
    gaps: int


@dataclass(frozen=True, slots=True)
class MaintenanceSnapshot:
    """Work that the exchange has announced, in its own words and RFC 3339 times."""

    title: str
    phase: str
    begins: str | None
    ends: str | None


@dataclass(frozen=True, slots=True)
class StreamSnapshot:
    """The feed's WebSocket at one moment.

    `is_live` = data comes that way; else it is polled, and `error` says why. `system` is what the
    exchange says of itself, `malformed` counts bad frames by kind, `dropped_points` those given up.
    """

    url: str
    is_live: bool
    since: int
    connections: int
    error: str | None = None
    system: str | None = None
    maintenance: tuple[MaintenanceSnapshot, ...] = ()
    channels: tuple[ChannelSnapshot, ...] = ()
    malformed: tuple[tuple[str, int], ...] = ()
    dropped_points: int = 0


@dataclass(frozen=True, slots=True)
class FeedSnapshot:
    """The feed at one moment; `since` is when `state` was entered; times in ns since the epoch.

    Without `stream` the feed is polled.
    """

    exchange: str
    kind: FeedKind
    state: FeedState
    since: int
    interval_s: float
    last_success: int | None = None
    error: str | None = None
    retry_in_s: float | None = None
    pairs: tuple[PairSnapshot, ...] = ()
    stream: StreamSnapshot | None = None


class FeedStatus(Protocol):
    """A collector that runs in this process."""

    def snapshot(self) -> FeedSnapshot:
        """Tell how it goes; called on the event loop, must not block."""
        ...


@dataclass(frozen=True, slots=True)
class HoleSnapshot:
    """Trades that are, or were, missing between two held ones, whose times are `begin` and `end`.

    Times in ns since the epoch; `healed` is None while any is missing.
    """

    first_id: int
    last_id: int
    missing: int
    begin: int
    end: int
    cause: str
    noticed: int
    healed: int | None = None


@dataclass(frozen=True, slots=True)
class HoldingsSnapshot:
    """A pair's numbered trades; `first` and `last` are the outermost ones' times in ns."""

    pair: str
    first: int
    last: int
    first_id: int
    last_id: int
    trades: int
    missing: int
    holes: tuple[HoleSnapshot, ...] = ()


class TradeHoldings(Protocol):
    """Knows which trades are stored."""

    def holdings(self) -> Sequence[HoldingsSnapshot]:
        """Tell of every pair; reads a file, may be called from any thread."""
        ...

    def back_up(self, directory: Path) -> None:
        """Write a consistent copy into `directory`, under the name it has in a data directory."""
        ...


@dataclass(frozen=True, slots=True)
class ScannedPairSnapshot:
    """What was traded of a pair in one minute, beside an average minute of the last 24 hours.

    Volumes in base units, `last` in quote units; None = the exchange did not say.
    """

    pair: str
    last: float | None
    volume: float
    trades: int
    usual_volume: float | None
    usual_trades: float | None


@dataclass(frozen=True, slots=True)
class ScanSnapshot:
    """The minute that begins at `time` (ns): `traded` are those of `pairs` that were traded."""

    time: int
    pairs: int
    traded: tuple[ScannedPairSnapshot, ...]


class MarketScan(Protocol):
    """Looks at the whole market once a minute."""

    def newest(self) -> ScanSnapshot | None:
        """Give the newest minute; None = there is none yet. Never blocks."""
        ...


class LiveMarket(Protocol):
    """The market of this process as it stands now; used on the event loop, never blocks.

    Channels are ticker, trade, book and ohlc. States are JSON objects, of trades a list of them;
    times in them are ns since the epoch.
    """

    @property
    def pairs(self) -> Sequence[str]:
        """Name the pairs that are collected."""
        ...

    def current(self, channel: str, pair: str) -> Any:
        """Give the present state (of trades: the newest ones); None = nothing is known."""
        ...

    def why_lost(self, channel: str, pair: str) -> str | None:
        """Say why a state that was known is so no longer; None = it is, or never was."""
        ...

    def listen(
        self, listener: Callable[[str, str, list[dict[str, Any]]], None]
    ) -> Callable[[], None]:
        """Call `listener` with channel, pair and, for trades, the new ones; gives what ends that.

        The listener must return at once and must not raise.
        """
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What one client may ask of the server.

    Attributes:
        body_bytes: Largest body of a write or query, counted after decompression.
        body_memory_bytes: What is held in memory of a write's body; a larger one goes through a
            temporary file and is parsed in pieces of this size.
        all_bodies_memory_bytes: What the bodies of all requests under way may take of the memory;
            more are refused. A write's body that goes through a file takes none.
        document_bytes: Largest JSON body of any other request.
        public_document_bytes: Largest JSON body of a request without credentials.
        write_concurrency: Writes in work at once; storage commits them in groups.
        query_concurrency: Queries running at once.
        query_queue: Queries waiting for their turn; more are refused.
        query_memory_bytes: Memory of one query; None = the engine's default. The same for the
            following three.
        query_time_s: Duration of one query.
        query_rows: Rows of one query.
        query_columns: Columns that a query may make of values, in one table.
        live_connections: Live connections at once, of all clients.
        live_subscriptions: Pairs times channels of one live connection.
    """

    body_bytes: int = 64 * _MEBIBYTE
    body_memory_bytes: int = 16 * _MEBIBYTE
    all_bodies_memory_bytes: int = 256 * _MEBIBYTE
    document_bytes: int = 4 * _MEBIBYTE
    public_document_bytes: int = 64 * 1024
    write_concurrency: int = 64
    query_concurrency: int = 8
    query_queue: int = 256
    query_memory_bytes: int | None = None
    query_time_s: float | None = None
    query_rows: int | None = None
    query_columns: int | None = None
    live_connections: int = 64
    live_subscriptions: int = 1_000


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the server works with; `app` fills it.

    Attributes:
        feed: The collector of this process, None where there is none.
        trades: What that collector holds, None where it collects no trades.
        live: The market as that collector sees it.
        scan: Every pair of the exchange by the minute, None where that isn't asked for.
        organization: The organization the page opens; None = the caller's first.
        bucket: The bucket the page reads market data from; None = the organization's first.
        data_directory: Where the points lie, to be shown to the user.
        demo_hint: The command that starts the demo, shown where the exchange can't be reached.
        allowed_hosts: Names, besides the loopback ones, that a request arriving on a loopback
            address may carry in `Host` (a reverse proxy on this machine).
        set_up_password: The password that whoever sets the platform up must know and give its
            first user; None = anybody who reaches the server may.
    """

    catalog: Catalog
    storage: Storage
    clock: Clock
    limits: Limits = field(default_factory=Limits)
    mode: Mode = Mode.SERVE
    feed: FeedStatus | None = None
    trades: TradeHoldings | None = None
    live: LiveMarket | None = None
    scan: MarketScan | None = None
    sign_in_codes: SignInCodes = field(default_factory=SignInCodes)
    organization: str | None = None
    bucket: str | None = None
    data_directory: Path | None = None
    demo_hint: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    set_up_password: str | None = field(default=None, repr=False)
    version: str = __version__
