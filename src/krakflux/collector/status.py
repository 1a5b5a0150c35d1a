"""How the collector is doing, as values others may show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from krakflux.collector.stream.figures import StreamFigures
    from krakflux.kraken.rest import ExchangeKind
    from krakflux.kraken.websocket.stream import StreamStatus

__all__ = ["CollectorState", "CollectorStatus", "PairHealth", "PairStatus", "StreamReport"]


class CollectorState(StrEnum):
    """Whether data comes in."""

    STARTING = "starting"
    LIVE = "live"
    UNREACHABLE = "unreachable"


class PairHealth(StrEnum):
    """Whether a pair's data comes in; `unknown` = the exchange does not have the pair."""

    OK = "ok"
    UNKNOWN = "unknown"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class PairStatus:
    """One pair; `last_time` is its newest point's (ns)."""

    pair: str
    state: PairHealth = PairHealth.FAILING
    message: str | None = None
    last_time: int | None = None


@dataclass(frozen=True, slots=True)
class StreamReport:
    """The WebSocket beside the polls; `is_live` = tickers come that way now."""

    url: str
    is_live: bool
    status: StreamStatus
    figures: StreamFigures


@dataclass(frozen=True, slots=True)
class CollectorStatus:
    """The collector at one moment; `since` is when `state` was entered; times in ns.

    Without `stream` nothing but polling was asked for.
    """

    exchange: str
    kind: ExchangeKind
    state: CollectorState
    since: int
    interval_s: float
    last_success: int | None = None
    error: str | None = None
    retry_in_s: float | None = None
    pairs: tuple[PairStatus, ...] = ()
    stream: StreamReport | None = None
