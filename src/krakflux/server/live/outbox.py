"""What one client has not been told yet: for states that they changed, for trades the trades."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from krakflux.server.live.messages import tell, tell_lost

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krakflux.server.ports import LiveMarket

__all__ = ["Outbox"]

_TRADES: Final = "trade"
_MOST_TRADES: Final = 1_000


@dataclass(slots=True)
class _Trades:
    waiting: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=_MOST_TRADES))
    missed: int = 0


class Outbox:
    """Holds at most one entry for each subscription, however slow the client is.

    A ticker, book or candle that changes again before it was told is told once, as it is then.
    Of trades the newest thousand wait; older ones are counted instead.

    Args:
        market: Where states are read when they are told.
        limit: The most subscriptions.
    """

    def __init__(self, market: LiveMarket, limit: int) -> None:
        self._market = market
        self._limit = limit
        self._subscribed: set[tuple[str, str]] = set()
        self._fresh: set[tuple[str, str]] = set()
        self._changed: dict[tuple[str, str], None] = {}
        self._trades: dict[str, _Trades] = {}
        self.has_news = asyncio.Event()

    def __len__(self) -> int:
        return len(self._subscribed)

    def has_room(self, wanted: Iterable[tuple[str, str]]) -> bool:
        """Tell whether so many subscriptions are allowed."""
        return len(self._subscribed | set(wanted)) <= self._limit

    def subscribe(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Begin to tell; a snapshot comes first."""
        for key in wanted:
            if key not in self._subscribed:
                self._subscribed.add(key)
                self._fresh.add(key)
                self._changed[key] = None
        self.has_news.set()

    def unsubscribe(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Tell no more, not even what waits."""
        for key in wanted:
            self._subscribed.discard(key)
            self._fresh.discard(key)
            self._changed.pop(key, None)
            if key[0] == _TRADES:
                self._trades.pop(key[1], None)

    def note(self, channel: str, pair: str, trades: list[dict[str, Any]]) -> None:
        """Take note of a change: the market's listener."""
        key = (channel, pair)
        if key not in self._subscribed:
            return
        # A snapshot that has still to be told holds these trades already.
        if channel == _TRADES and key not in self._fresh:
            kept = self._trades.setdefault(pair, _Trades())
            kept.missed += max(0, len(kept.waiting) + len(trades) - _MOST_TRADES)
            kept.waiting.extend(trades)
        self._changed[key] = None
        self.has_news.set()

    def take(self) -> list[str]:
        """Give what is to be told now, in the order of the first changes."""
        self.has_news.clear()
        keys, self._changed = list(self._changed), {}
        return [message for key in keys if (message := self._message(*key)) is not None]

    def _message(self, channel: str, pair: str) -> str | None:
        if (channel, pair) in self._fresh:
            state = self._market.current(channel, pair)
            if state is None:
                return None  # the first change will be the snapshot
            self._fresh.discard((channel, pair))
            return tell("snapshot", channel, pair, state)
        if channel == _TRADES:
            kept = self._trades.pop(pair, _Trades())
            return tell("update", channel, pair, list(kept.waiting), kept.missed)
        state = self._market.current(channel, pair)
        if state is not None:
            return tell("update", channel, pair, state)
        self._fresh.add((channel, pair))
        return tell_lost(channel, pair, self._market.why_lost(channel, pair) or "")
