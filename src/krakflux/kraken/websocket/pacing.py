"""When to connect again: fast after a rare break, slow after many, within Kraken's limit.

Kraken bars an address for ten minutes after about 150 connections within ten minutes, and asks
for at least five seconds between tries after maintenance.
"""

from __future__ import annotations

from collections import deque
from typing import Final

from krakflux.kraken.rate_limit import RetryPolicy

__all__ = ["ConnectPacer"]

_WINDOW_S: Final = 600.0
_MOST_CONNECTS: Final = 100
_AFTER_MAINTENANCE_S: Final = 5.0
_BACKOFF: Final = RetryPolicy(first_pause_s=0.5, longest_pause_s=60.0)


class ConnectPacer:
    """Counts connections and failures; its clock is the caller's, in seconds.

    Args:
        backoff: Pauses after failures in a row.
        limit: The most connections within ten minutes.
    """

    def __init__(self, backoff: RetryPolicy = _BACKOFF, limit: int = _MOST_CONNECTS) -> None:
        self._backoff = backoff
        self._connects: deque[float] = deque(maxlen=limit)
        self._failures = 0
        self._least_s = 0.0

    def connecting(self, now_s: float) -> None:
        """Note an attempt."""
        self._connects.append(now_s)

    def worked(self) -> None:
        """Note that a connection proved itself: the next break may be mended at once."""
        self._failures = 0
        self._least_s = 0.0

    def failed(self, *, is_maintenance: bool = False) -> None:
        """Note that a connection ended or never was."""
        self._failures += 1
        self._least_s = _AFTER_MAINTENANCE_S if is_maintenance else 0.0

    def pause_s(self, now_s: float, jitter: float) -> float:
        """Give the seconds to wait before the next attempt; `jitter` in [0, 1)."""
        pause_s = 0.0
        if self._failures:
            pause_s = max(self._least_s, self._backoff.pause_s(self._failures, jitter))
        if len(self._connects) == self._connects.maxlen:
            pause_s = max(pause_s, self._connects[0] + _WINDOW_S - now_s)
        return pause_s
