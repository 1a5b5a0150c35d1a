"""What the stream has done so far, in numbers."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from krakflux.kraken.websocket.parse import MalformedFrameError

__all__ = ["CHANNELS", "ChannelFigures", "StreamCounters", "StreamFigures"]

_LOG: Final = logging.getLogger(__name__)

CHANNELS: Final = ("ticker", "trade", "book", "ohlc")
# Beyond so many kinds of bad frames, further kinds share one count.
_MOST_KINDS: Final = 50
_OTHER_KINDS: Final = "other"


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """One channel since the start.

    `lag_s` is how much later than the exchange sent it the newest message came, None where the
    clocks can't be compared; `gaps` are stretches known to be missing when they were noticed.
    """

    channel: str
    messages: int = 0
    lag_s: float | None = None
    checksum_failures: int = 0
    gaps: int = 0


@dataclass(frozen=True, slots=True)
class StreamFigures:
    """All channels, and what belongs to none: bad frames by kind, points that were given up."""

    channels: tuple[ChannelFigures, ...]
    malformed: tuple[tuple[str, int], ...] = ()
    dropped_points: int = 0


class StreamCounters:
    """Counts while the stream runs; used on one event loop."""

    def __init__(self) -> None:
        self._messages: Counter[str] = Counter()
        self._checksum_failures: Counter[str] = Counter()
        self._gaps: Counter[str] = Counter()
        self._malformed: Counter[str] = Counter()
        self._lags: dict[str, float] = {}
        self.dropped_points = 0

    def message(self, channel: str, lag_s: float | None) -> None:
        self._messages[channel] += 1
        if lag_s is not None:
            self._lags[channel] = lag_s

    def checksum_failure(self, channel: str) -> None:
        self._checksum_failures[channel] += 1

    def gap(self, channel: str) -> None:
        self._gaps[channel] += 1

    def malformed(self, error: MalformedFrameError) -> None:
        """Count a bad frame; the first of each kind is logged."""
        is_known = error.kind in self._malformed
        if not is_known and len(self._malformed) >= _MOST_KINDS:
            self._malformed[_OTHER_KINDS] += 1
            return
        if not is_known:
            _LOG.warning("%s (further ones of the kind are only counted)", error.message)
        self._malformed[error.kind] += 1

    def snapshot(self) -> StreamFigures:
        return StreamFigures(
            tuple(
                ChannelFigures(
                    channel,
                    self._messages[channel],
                    self._lags.get(channel),
                    self._checksum_failures[channel],
                    self._gaps[channel],
                )
                for channel in CHANNELS
            ),
            tuple(sorted(self._malformed.items())),
            self.dropped_points,
        )
