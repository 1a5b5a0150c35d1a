"""Where the collector's parts note how they are doing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from krakflux.collector.status import CollectorState, CollectorStatus, PairHealth, PairStatus
from krakflux.kraken.rest import ExchangeKind
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from krakflux.clock import Clock
    from krakflux.collector.settings import CollectorSettings

__all__ = ["StatusBoard"]


class StatusBoard:
    """Keeps the collector's status; used on one event loop."""

    def __init__(self, settings: CollectorSettings, clock: Clock) -> None:
        self._clock = clock
        self._retry_at: int | None = None
        self._streamed_at: int | None = None
        self._pairs = {pair: PairStatus(pair) for pair in settings.pairs}
        self._status = CollectorStatus(
            exchange=settings.exchange,
            kind=ExchangeKind.LIVE,
            state=CollectorState.STARTING,
            since=clock.now(),
            interval_s=settings.interval_s,
        )

    def snapshot(self) -> CollectorStatus:
        retry_in_s = None
        if self._retry_at is not None:
            retry_in_s = max(0.0, (self._retry_at - self._clock.now()) / SECOND)
        times = (self._status.last_success, self._streamed_at)
        return replace(
            self._status,
            last_success=max((time for time in times if time is not None), default=None),
            retry_in_s=retry_in_s,
            pairs=tuple(self._pairs.values()),
        )

    def answered(self, kind: ExchangeKind) -> None:
        """Note that the exchange answered and the answer is kept."""
        self._retry_at = None
        self._enter(CollectorState.LIVE)
        self._status = replace(self._status, kind=kind, last_success=self._clock.now(), error=None)

    def failed(self, reason: str, *, is_reachable: bool) -> None:
        """Note a failure; `is_reachable` = it wasn't the exchange's."""
        if not is_reachable:
            self._enter(CollectorState.UNREACHABLE)
        self._status = replace(self._status, error=reason)

    def will_retry(self, pause_s: float) -> None:
        self._retry_at = self._clock.now() + round(pause_s * SECOND)

    def pair_answered(self, pair: str, time: int) -> None:
        self._pairs[pair] = PairStatus(pair, PairHealth.OK, None, time)

    def pair_streamed(self, pair: str, time: int) -> None:
        """Note that a pair's data came over the stream; a pair that wasn't asked for is none."""
        self._streamed_at = self._clock.now()
        if pair in self._pairs:
            self._pairs[pair] = PairStatus(pair, PairHealth.OK, None, time)

    def pair_failed(self, pair: str, health: PairHealth, message: str) -> None:
        self._pairs[pair] = replace(self._pairs[pair], state=health, message=message)

    def unknown_pairs(self) -> list[str]:
        return self._in_health(PairHealth.UNKNOWN)

    def known_pairs(self) -> list[str]:
        """Give the pairs worth asking for: all that aren't known to be unknown."""
        unknown = set(self.unknown_pairs())
        return [pair for pair in self._pairs if pair not in unknown]

    def _in_health(self, health: PairHealth) -> list[str]:
        return [status.pair for status in self._pairs.values() if status.state is health]

    def _enter(self, state: CollectorState) -> None:
        if self._status.state is not state:
            self._status = replace(self._status, state=state, since=self._clock.now())
