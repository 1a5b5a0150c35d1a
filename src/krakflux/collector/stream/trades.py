"""Collects trades by pair and hands them to the book of trades a few times a second."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from krakflux.errors import KrakfluxError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.collector.stream.figures import StreamCounters
    from krakflux.collector.trades import TradeTaker
    from krakflux.model.market import Trade

__all__ = ["TradeBatch"]

_LOG: Final = logging.getLogger(__name__)
_CHANNEL: Final = "trade"
_MOST_WAITING: Final = 100_000
_TOO_MANY: Final = "more trades came than could be stored"


class TradeBatch:
    """Holds trades until the book has them.

    While the book can't take them they wait; beyond `limit` the oldest are given up: the ids that
    are missing then tell the book, and it has them fetched again.

    Args:
        taker: The book.
        counters: Told of holes, and of what was given up.
        limit: The most trades that may wait.
    """

    def __init__(
        self, taker: TradeTaker, counters: StreamCounters, limit: int = _MOST_WAITING
    ) -> None:
        self._taker = taker
        self._counters = counters
        self._limit = limit
        self._waiting: dict[str, list[Trade]] = {}
        self._causes: dict[str, str] = {}

    def add(self, pair: str, trades: Sequence[Trade]) -> None:
        """Take trades as they were told."""
        waiting = self._waiting.setdefault(pair, [])
        waiting += trades
        surplus = len(waiting) - self._limit
        if surplus > 0:
            del waiting[:surplus]
            self._causes.setdefault(pair, _TOO_MANY)
            self._counters.dropped_points += surplus

    def interrupted(self, pairs: Sequence[str], cause: str) -> None:
        """Note why trades before the next ones may be missing."""
        for pair in pairs:
            self._causes.setdefault(pair, cause)

    async def flush(self) -> bool:
        """Hand over what waits; False = the book can't take it, the trades wait on."""
        for pair, trades in list(self._waiting.items()):
            taken = tuple(trades)
            if not taken:
                continue
            try:
                accepted = await self._taker.accept(pair, taken, cause=self._causes.get(pair))
            except KrakfluxError as error:
                _LOG.warning("%d trades of %s wait: %s", len(trades), pair, error.message)
                return False
            self._causes.pop(pair, None)
            # More may have come meanwhile, and the oldest may have been given up.
            known = {trade.trade_id for trade in taken}
            self._waiting[pair] = [t for t in self._waiting[pair] if t.trade_id not in known]
            if any(hole.is_open for hole in accepted.holes):
                self._counters.gap(_CHANNEL)
        return True
