"""How the collector is doing, as values others may show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from krakflux.kraken.rest import ExchangeKind

__all__ = ["CollectorState", "CollectorStatus", "PairHealth", "PairStatus"]


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
class CollectorStatus:
    """The collector at one moment; `since` is when `state` was entered; times in ns."""

    exchange: str
    kind: ExchangeKind
    state: CollectorState
    since: int
    interval_s: float
    last_success: int | None = None
    error: str | None = None
    retry_in_s: float | None = None
    pairs: tuple[PairStatus, ...] = ()
