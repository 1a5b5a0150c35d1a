"""The book of trades: every numbered trade reaches the sink once, every hole is entered."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from krakflux.collector.trade_lines import hole_line, trade_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.clock import Clock
    from krakflux.collector.ledger import Hole, IdRange, Ledger, PairHoldings
    from krakflux.collector.sinks import Sink
    from krakflux.model.market import Trade

__all__ = ["Accepted", "TradeBook", "TradeSummary", "TradeTaker"]

_LOG: Final = logging.getLogger(__name__)
_NOT_RUNNING: Final = "krakflux was not running"
_UNEXPLAINED: Final = "the exchange's ids jump"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a batch: the trades that were new, by rising id, and the holes it touched."""

    fresh: tuple[Trade, ...] = ()
    holes: tuple[Hole, ...] = ()


@dataclass(frozen=True, slots=True)
class TradeSummary:
    """How many trades of a pair are held, and how many between them are missing."""

    trades: int
    missing: int


class TradeTaker(Protocol):
    """Takes trades, wherever they come from."""

    async def accept(
        self, pair: str, trades: Sequence[Trade], *, cause: str | None = None
    ) -> Accepted:
        """Store what isn't held yet.

        Args:
            pair: By its display name.
            trades: In any order; those without an id are left out.
            cause: Why trades next to these may be missing: a lost connection, a failed poll. None =
                not known; the first ones of a pair then mean that krakflux was not running.

        Raises:
            KrakfluxError: they could not be stored; nothing is held of them.
        """
        ...


class TradeBook:
    """Drops trades that are held, writes the others, and keeps the ledger.

    A trade is entered after it is safe with the sink: what a crash makes forgotten is written
    again, to the same place.

    Args:
        ledger: What is held already.
        sink: Where points go.
        clock: The machine's.
    """

    def __init__(self, ledger: Ledger, sink: Sink, clock: Clock) -> None:
        self._ledger = ledger
        self._sink = sink
        self._clock = clock
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._seen: set[str] = set()
        self._summaries: dict[str, TradeSummary] = {}
        self.has_holes = asyncio.Event()

    async def accept(
        self, pair: str, trades: Sequence[Trade], *, cause: str | None = None
    ) -> Accepted:
        async with self._locks[pair]:
            return await self._accept(pair, trades, cause)

    async def holdings(self, pair: str) -> PairHoldings | None:
        """Tell what is held of a pair; None = nothing."""
        found = await asyncio.to_thread(self._ledger.holdings, pair)
        if found is not None:
            self._summaries[pair] = TradeSummary(found.trades, found.missing)
        return found

    async def newest(self, pair: str) -> IdRange | None:
        """Give the newest run of a pair; None = nothing is held."""
        return await asyncio.to_thread(self._ledger.newest, pair)

    async def explain(self, hole: Hole, cause: str) -> None:
        """Change what is known about why a hole is there."""
        await asyncio.to_thread(self._ledger.explain, hole, cause)

    def summary(self, pair: str) -> TradeSummary | None:
        """Tell how much is held of a pair, as of the last look; None = nothing, or no look yet."""
        return self._summaries.get(pair)

    async def _accept(self, pair: str, trades: Sequence[Trade], cause: str | None) -> Accepted:
        if cause is None:
            cause = _UNEXPLAINED if pair in self._seen else _NOT_RUNNING
        fresh = await asyncio.to_thread(self._ledger.fresh, pair, trades)
        self._seen.add(pair)
        if not fresh:
            return Accepted()
        await self._sink.write([trade_line(pair, trade) for trade in fresh])
        holes = await asyncio.to_thread(self._ledger.record, pair, fresh, cause, self._clock.now())
        await self._summarize(pair, fresh, holes)
        await self._tell(holes)
        return Accepted(tuple(fresh), tuple(holes))

    async def _summarize(self, pair: str, fresh: list[Trade], holes: list[Hole]) -> None:
        known = self._summaries.get(pair)
        if known is None or holes:
            await self.holdings(pair)
        else:
            self._summaries[pair] = TradeSummary(known.trades + len(fresh), known.missing)

    async def _tell(self, holes: list[Hole]) -> None:
        if not holes:
            return
        await self._sink.write([hole_line(hole) for hole in holes])
        healed = [hole for hole in holes if not hole.is_open]
        for hole in holes:
            if hole.is_open:
                _LOG.debug("%s lacks %d trades: %s", hole.pair, hole.missing, hole.cause)
                self.has_holes.set()
        if healed:
            first, last = min(each.first for each in healed), max(each.last for each in healed)
            count = f"{len(healed)} holes" if len(healed) > 1 else "a hole"
            _LOG.info("%s: %s healed, trades %d to %d", healed[0].pair, count, first, last)
