"""Keeps what was generated: a pair's days, made when first asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from krakflux.collector.synthetic.bars import Bar, bar_of, join_bars, minute_bars
from krakflux.collector.synthetic.days import (
    GENESIS_DAY,
    anchor_ticks,
    make_day,
    trade_count,
)
from krakflux.model.time import DAY, MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.collector.synthetic.days import DayTrades
    from krakflux.collector.synthetic.listings import Listing

__all__ = ["PairHistory"]

_DAYS_OF_TRADES: Final = 3
_MORE_DAYS: Final = 512


class PairHistory:
    """The trades and minutes of one pair; safe to use from several threads.

    Trades are kept for the days used last, minutes for all days once asked for.
    """

    def __init__(self, seed: int, listing: Listing) -> None:
        self.listing = listing
        self._seed = seed
        self._lock = threading.Lock()
        self._trades: OrderedDict[int, DayTrades] = OrderedDict()
        self._minutes: dict[int, tuple[Bar, ...]] = {}
        self._first_ids = [1]

    def trades(self, day: int) -> DayTrades:
        with self._lock:
            return self._trades_of(day)

    def minutes(self, day: int) -> tuple[Bar, ...]:
        with self._lock:
            if day not in self._minutes:
                opening = int(anchor_ticks(self._seed, self.listing, day))
                self._minutes[day] = minute_bars(self._trades_of(day), day, opening)
            return self._minutes[day]

    def bar(self, start: int, stop: int) -> Bar | None:
        """Add up the trades of [start, stop); None = there are none."""
        return join_bars(self._pieces(start, stop))

    def last_trade(self, now: int) -> tuple[DayTrades, int]:
        """Find the newest trade before `now`: its day and its place there."""
        day = now // DAY
        trades = self.trades(day)
        place = trades.slice_between(day * DAY, now).stop - 1
        if place >= 0:
            return trades, place
        trades = self.trades(day - 1)
        return trades, len(trades.times) - 1

    def _pieces(self, start: int, stop: int) -> Iterator[Bar]:
        """Cut a stretch into whole minutes, and trades at its ends."""
        while start < stop:
            day, within = divmod(start, DAY)
            minute, begun = divmod(within, MINUTE)
            end_of_day = min(stop, (day + 1) * DAY)
            whole = (end_of_day - start) // MINUTE
            if begun or not whole:
                end = min(end_of_day, start - begun + MINUTE)
                trades = self.trades(day)
                if bar := bar_of(trades, trades.slice_between(start, end)):
                    yield bar
                start = end
            else:
                yield from self.minutes(day)[minute : minute + whole]
                start += whole * MINUTE

    def _trades_of(self, day: int) -> DayTrades:
        if day not in self._trades:
            self._trades[day] = make_day(self._seed, self.listing, day, self._first_id(day))
        self._trades.move_to_end(day)
        while len(self._trades) > _DAYS_OF_TRADES:
            self._trades.popitem(last=False)
        return self._trades[day]

    def _first_id(self, day: int) -> int:
        place = day - GENESIS_DAY
        if place >= len(self._first_ids):
            known = len(self._first_ids) - 1
            counts = (
                trade_count(self._seed, self.listing, GENESIS_DAY + earlier)
                for earlier in range(known, place + _MORE_DAYS)
            )
            self._first_ids[known:] = accumulate(counts, initial=self._first_ids[known])
        return self._first_ids[max(0, place)]
