"""Fetches the trades that are missing over REST, newest first; what is stored need not come again.

Every window of trades is stored and entered in the ledger when it has come, so that a backfill
that was stopped goes on where it was.
"""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from krakflux.kraken.errors import KrakenUnavailableError
from krakflux.kraken.rate_limit import RetryPolicy
from krakflux.model.time import HOUR, MILLISECOND, MINUTE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence

    from krakflux.collector.ledger import Hole
    from krakflux.collector.trades import TradeBook
    from krakflux.kraken.payloads import TradePage
    from krakflux.kraken.rest import KrakenClient
    from krakflux.model.market import Trade

__all__ = ["BackfillProgress", "OnProgress", "TradeBackfill"]

_LOG: Final = logging.getLogger(__name__)
_FIRST_STEP: Final = HOUR
_SHORTEST_STEP: Final = MINUTE
_WANTED_TRADES: Final = 5_000
_MOST_IN_MEMORY: Final = 10_000
# Times of held trades may be cut to the millisecond; what comes twice is dropped by its id.
_SLACK: Final = 2 * MILLISECOND
_UNDER_WAY: Final = "a backfill has not come so far yet"
_NOT_COLLECTED: Final = "not collected at the time"
_FOREVER: Final = RetryPolicy(attempts=1 << 30, first_pause_s=1.0, longest_pause_s=60.0)


@dataclass(frozen=True, slots=True)
class BackfillProgress:
    """How far a backfill has come.

    Attributes:
        begin: Where it ends, the oldest time asked for (ns).
        reached: Everything newer than this is held, or isn't to be had (ns).
        trades: How many new ones came so far.
        waiting: Why nothing comes at the moment; None = it does.
    """

    pair: str
    begin: int
    reached: int
    trades: int
    waiting: str | None = None


class OnProgress(Protocol):
    """Is told after every step."""

    def __call__(self, progress: BackfillProgress) -> None: ...


def _ignore(progress: BackfillProgress) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Edge:
    """The oldest trade of what is held: older ones are wanted."""

    trade_id: int
    time: int


class TradeBackfill:
    """Asks an exchange for older trades and gives them to the book.

    Args:
        client: The exchange; its rate limiter paces every request.
        book: Where trades go.
        is_patient: Wait and ask again for as long as the exchange can't answer, instead of raising
            `KrakenUnavailableError`.
        on_progress: Told after every step.
    """

    def __init__(
        self,
        client: KrakenClient,
        book: TradeBook,
        *,
        is_patient: bool = False,
        on_progress: OnProgress = _ignore,
    ) -> None:
        self._client = client
        self._book = book
        self._is_patient = is_patient
        self._on_progress = on_progress
        self._progress = BackfillProgress("", 0, 0, 0)

    async def fetch_since(self, pair: str, since: int) -> int:
        """Fetch every trade from `since` (ns) on that isn't held; gives how many came.

        Raises:
            KrakenError: the exchange refuses, or can't answer.
            KrakfluxError: the trades could not be stored.
        """
        self._progress = BackfillProgress(pair, since, since, 0)
        newest = await self._ask(pair, None)
        await self._keep(pair, newest.trades, _NOT_COLLECTED)
        holdings = await self._book.holdings(pair)
        if holdings is None:
            return self._progress.trades
        for hole in reversed(holdings.open_holes):
            if hole.end >= since:
                await self._fill_hole(hole, since)
        first = holdings.first
        if first.first_time > since:
            await self._fill(pair, _Edge(first.first, first.first_time), since, 0)
        self._report(pair, since)
        return self._progress.trades

    async def heal(self, hole: Hole) -> bool:
        """Fetch what is missing in a hole; False = the exchange doesn't have all of it.

        Raises:
            KrakenError: the exchange refuses, or can't answer.
            KrakfluxError: the trades could not be stored.
        """
        self._progress = BackfillProgress(hole.pair, hole.begin, hole.end, 0)
        return await self._fill_hole(hole, hole.begin)

    async def _fill_hole(self, hole: Hole, since: int) -> bool:
        floor = max(hole.begin, since)
        await self._fill(hole.pair, _Edge(hole.last + 1, hole.end), floor, hole.first - 1)
        holdings = await self._book.holdings(hole.pair)
        left = [
            each
            for each in (holdings.open_holes if holdings else ())
            if each.noticed == hole.noticed
        ]
        if not left:
            return True
        note = f"{self._client.base_url} does not have them"
        if floor == hole.begin and note not in hole.cause:
            await self._book.explain(hole, f"{hole.cause}; {note}")
        return False

    async def _fill(self, pair: str, edge: _Edge, floor_time: int, floor_id: int) -> None:
        """Go back from an edge, window by window, to an id or a time that is far enough."""
        step = _FIRST_STEP
        while edge.trade_id - 1 > floor_id:
            begin = max(floor_time, edge.time - step)
            oldest, count = await self._fetch_window(pair, begin, edge, floor_id)
            edge = oldest or edge
            self._report(pair, begin)
            if begin <= floor_time:
                return
            step = _next_step(step, count)

    async def _fetch_window(
        self, pair: str, begin: int, edge: _Edge, floor_id: int
    ) -> tuple[_Edge | None, int]:
        """Store what lies from `begin` to the edge; gives the oldest of it and the number."""
        oldest: _Edge | None = None
        count = 0
        waiting: list[Trade] = []
        async for page in self._pages(pair, max(0, begin - _SLACK)):
            older = [trade for trade in page if floor_id < _id(trade) < edge.trade_id]
            waiting += older
            count += len(older)
            if oldest is None and older:
                oldest = min((_Edge(_id(trade), trade.time) for trade in older), key=_edge_id)
            if len(waiting) >= _MOST_IN_MEMORY:
                await self._keep(pair, waiting, _UNDER_WAY)
                waiting = []
            if any(_id(trade) >= edge.trade_id - 1 for trade in page):
                break
        await self._keep(pair, waiting, _UNDER_WAY)
        return oldest, count

    async def _pages(self, pair: str, cursor: int) -> AsyncIterator[list[Trade]]:
        """Give page after page of numbered trades, until there are no more."""
        last: int | None = None
        while True:
            page = await self._ask(pair, cursor)
            trades = _numbered(page.trades)
            if last is not None and trades and _id(trades[0]) > last + 1:
                # The page before may have ended among several trades of one instant.
                trades = _numbered((await self._ask(pair, cursor - 1)).trades) or trades
            yield trades
            if not page.trades or page.cursor <= cursor:
                return
            cursor = page.cursor
            last = max(map(_id, trades), default=last)

    async def _ask(self, pair: str, since: int | None) -> TradePage:
        failures = 0
        while True:
            try:
                return (await self._client.trades(pair, since)).value
            except KrakenUnavailableError as error:
                if not self._is_patient:
                    raise
                failures += 1
                pause_s = _FOREVER.pause_s(failures, random.random())
                pause_s = max(pause_s, float(error.retry_after_s))
                self._report_waiting(error.message)
                _LOG.info("%s; next try in %.0f s", error.message, pause_s)
                await asyncio.sleep(pause_s)

    async def _keep(self, pair: str, trades: Sequence[Trade], cause: str) -> None:
        accepted = await self._book.accept(pair, trades, cause=cause)
        done = self._progress
        self._progress = BackfillProgress(
            done.pair, done.begin, done.reached, done.trades + len(accepted.fresh)
        )

    def _report(self, pair: str, reached: int) -> None:
        done = self._progress
        self._progress = BackfillProgress(pair, done.begin, reached, done.trades)
        self._on_progress(self._progress)

    def _report_waiting(self, reason: str) -> None:
        done = self._progress
        self._on_progress(
            BackfillProgress(done.pair, done.begin, done.reached, done.trades, reason)
        )


def _id(trade: Trade) -> int:
    return trade.trade_id or 0


def _edge_id(edge: _Edge) -> int:
    return edge.trade_id


def _numbered(trades: Iterable[Trade]) -> list[Trade]:
    return [trade for trade in trades if trade.trade_id is not None]


def _next_step(step: int, count: int) -> int:
    """Aim at windows of a few pages: never four times as long, or as short, as the last one."""
    wanted = step * _WANTED_TRADES // max(count, 1)
    return max(_SHORTEST_STEP, step // 4, min(step * 4, wanted))
