"""Asks for a new snapshot of a book that went wrong; ever later while it keeps going wrong."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Final

from krakflux.kraken.rate_limit import RetryPolicy

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Renewals"]

_BACKOFF: Final = RetryPolicy(first_pause_s=1.0, longest_pause_s=60.0)
_GOOD_FRAMES: Final = 100


class Renewals:
    """Paces renewals pair by pair; used on one event loop.

    Args:
        renew: Called with a pair whose subscription is to be made again.
    """

    def __init__(self, renew: Callable[[str], None]) -> None:
        self._renew = renew
        self._failures: dict[str, int] = {}
        self._good: dict[str, int] = {}
        self._pending: dict[str, asyncio.TimerHandle] = {}

    def ask(self, pair: str) -> None:
        """Renew a pair: the first time at once, later after a pause."""
        failures = self._failures[pair] = self._failures.get(pair, 0) + 1
        self._good.pop(pair, None)
        pause_s = 0.0 if failures == 1 else _BACKOFF.pause_s(failures - 1, random.random())
        if pair not in self._pending:
            loop = asyncio.get_running_loop()
            self._pending[pair] = loop.call_later(pause_s, self._run, pair)

    def went_well(self, pair: str) -> None:
        """Note a right frame; after many of them, failures are forgiven."""
        if pair in self._failures:
            self._good[pair] = self._good.get(pair, 0) + 1
            if self._good[pair] >= _GOOD_FRAMES:
                del self._failures[pair], self._good[pair]

    def cancel(self) -> None:
        """Forget what was to be renewed: a new connection begins with snapshots anyway."""
        for handle in self._pending.values():
            handle.cancel()
        self._pending.clear()

    def _run(self, pair: str) -> None:
        del self._pending[pair]
        self._renew(pair)
