"""The trade channel over REST: polls trades where no stream brings them, heals holes."""

from __future__ import annotations

import asyncio
import logging
import random
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.collector.backfill import TradeBackfill
from krakflux.errors import KrakfluxError
from krakflux.kraken.errors import KrakenUnavailableError
from krakflux.kraken.rate_limit import RetryPolicy
from krakflux.model.time import HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.clock import Clock
    from krakflux.collector.board import StatusBoard
    from krakflux.collector.ledger import Hole
    from krakflux.collector.settings import CollectorSettings
    from krakflux.collector.trades import TradeBook
    from krakflux.kraken.rest import KrakenClient

__all__ = ["HoleHealer", "TradeChannel"]

_LOG: Final = logging.getLogger(__name__)
_PAGE: Final = 1_000
_PAGES_AT_ONCE: Final = 10
_STALE: Final = 10 * MINUTE
_GIVE_UP_FOR: Final = 6 * HOUR
_IDLE_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Where a pair's next page begins, and when that was learnt (ns, the machine's clock)."""

    since: int
    learnt: int


class TradeChannel:
    """Asks for each pair's newest trades.

    After a pause it asks for the newest page alone: what lies between is a hole, with the cause
    that was seen, and holes are healed from their new end.

    Args:
        client: The exchange.
        book: Where trades go.
        settings: Which pairs, how often.
        clock: The machine's.
        board: Knows which pairs the exchange has.
        is_streamed: Tells whether trades come by another way now, so that polling may rest.
    """

    def __init__(
        self,
        client: KrakenClient,
        book: TradeBook,
        settings: CollectorSettings,
        clock: Clock,
        board: StatusBoard,
        is_streamed: Callable[[], bool],
    ) -> None:
        self._client = client
        self._book = book
        self._settings = settings
        self._clock = clock
        self._board = board
        self._is_streamed = is_streamed
        self._cursors: dict[str, _Cursor] = {}
        self._causes: dict[str, str] = {}
        self._backoff = RetryPolicy(longest_pause_s=settings.longest_pause_s)
        self._failures = 0

    async def poll(self) -> float:
        """Ask for every pair once; gives the seconds to wait before the next time."""
        for pair in self._board.known_pairs():
            if self._is_streamed():
                break
            try:
                await self._poll_pair(pair)
            except KrakenUnavailableError as error:
                return self._fail(pair, error)
            except KrakfluxError as error:
                self._causes[pair] = error.message
                _LOG.warning("no trades of %s: %s", pair, error.message)
        self._failures = 0
        return self.pause_s

    @property
    def pause_s(self) -> float:
        """Leave three quarters of the requests the exchange allows to others."""
        allowed = 4 * len(self._settings.pairs) * self._settings.request_interval_s
        return max(self._settings.interval_s, allowed)

    async def _poll_pair(self, pair: str) -> None:
        cursor = self._cursors.get(pair)
        is_recent = cursor is not None and self._clock.now() - cursor.learnt < _STALE
        since = cursor.since if cursor is not None and is_recent else None
        for _ in range(_PAGES_AT_ONCE):
            page = (await self._client.trades(pair, since)).value
            await self._book.accept(pair, page.trades, cause=self._causes.get(pair))
            self._causes.pop(pair, None)
            self._cursors[pair] = _Cursor(page.cursor, self._clock.now())
            is_last = since is None or len(page.trades) < _PAGE or page.cursor <= since
            since = page.cursor
            if is_last:
                return

    def _fail(self, pair: str, error: KrakenUnavailableError) -> float:
        self._failures += 1
        for each in self._board.known_pairs():
            self._causes[each] = error.message
        pause_s = self._backoff.pause_s(self._failures, random.random())
        _LOG.debug("no trades of %s: %s", pair, error.message)
        return max(pause_s, float(error.retry_after_s), self._settings.interval_s)


class HoleHealer:
    """Fetches what is missing, the newest hole first; large holes are left to a backfill.

    Args:
        client: The exchange.
        book: Knows the holes.
        settings: Up to how many missing trades a hole is healed unasked.
        clock: The machine's.
        board: Knows which pairs the exchange has.
    """

    def __init__(
        self,
        client: KrakenClient,
        book: TradeBook,
        settings: CollectorSettings,
        clock: Clock,
        board: StatusBoard,
    ) -> None:
        self._backfill = TradeBackfill(client, book)
        self._book = book
        self._limit = settings.heal_limit
        self._clock = clock
        self._board = board
        self._given_up: dict[tuple[str, int], int] = {}
        self._backoff = RetryPolicy(longest_pause_s=settings.longest_pause_s)
        self._failures = 0

    async def heal(self) -> float:
        """Heal one hole, or wait until there is one; gives the seconds to wait before the next."""
        self._book.has_holes.clear()
        hole = await self._next_hole()
        if hole is None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._book.has_holes.wait(), _IDLE_S)
            return 0.0
        try:
            if not await self._backfill.heal(hole):
                self._given_up[hole.pair, hole.noticed] = self._clock.now()
        except KrakfluxError as error:
            self._failures += 1
            _LOG.debug("%s keeps a hole: %s", hole.pair, error.message)
            return max(1.0, self._backoff.pause_s(self._failures, random.random()))
        self._failures = 0
        return 0.0

    async def _next_hole(self) -> Hole | None:
        holes: list[Hole] = []
        for pair in self._board.known_pairs():
            holdings = await self._book.holdings(pair)
            holes += holdings.open_holes if holdings else ()
        wanted = [hole for hole in holes if hole.missing <= self._limit and self._is_due(hole)]
        return max(wanted, key=lambda hole: hole.end, default=None)

    def _is_due(self, hole: Hole) -> bool:
        tried = self._given_up.get((hole.pair, hole.noticed))
        return tried is None or self._clock.now() - tried >= _GIVE_UP_FOR
