"""Keeps calls apart: Kraken counts them per address and blocks whoever calls too fast."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.kraken.errors import KrakenRateLimitedError

if TYPE_CHECKING:
    from krakflux.kraken.errors import KrakenUnavailableError

__all__ = ["SAFE_INTERVAL_S", "RateLimiter", "RetryPolicy"]

SAFE_INTERVAL_S: Final = 1.0


class RateLimiter:
    """Lets one call pass every `interval_s` seconds, in the order of asking; first at once."""

    def __init__(self, interval_s: float = SAFE_INTERVAL_S) -> None:
        self._interval_s = interval_s
        self._next = 0.0

    async def acquire(self) -> None:
        """Wait for the caller's turn."""
        now = asyncio.get_running_loop().time()
        turn = max(now, self._next)
        self._next = turn + self._interval_s
        if turn > now:
            await asyncio.sleep(turn - now)

    def hold(self, pause_s: float) -> None:
        """Let nobody pass for `pause_s` seconds: each call while blocked prolongs the block."""
        self._next = max(self._next, asyncio.get_running_loop().time() + pause_s)


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how late to ask again: pauses double, less a random half.

    `attempts` counts the first one. Only failures that pass by themselves are tried again.
    """

    attempts: int = 3
    first_pause_s: float = 0.5
    longest_pause_s: float = 30.0

    def pause_s(self, failures: int, jitter: float) -> float:
        """Give the pause after so many failures in a row; `jitter` in [0, 1)."""
        pause = min(self.longest_pause_s, self.first_pause_s * 2.0 ** min(failures - 1, 32))
        return pause * (1 - jitter / 2)

    def allows(self, failures: int, error: KrakenUnavailableError) -> bool:
        """Tell whether to ask again; a rate limit is left to the caller, who can wait longer."""
        return failures < self.attempts and not isinstance(error, KrakenRateLimitedError)
