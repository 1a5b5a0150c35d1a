"""Keeps the candles made from trades up to date, and compares them with the exchange's own."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol import format_point
from krakflux.collector.derived.compute import (
    Difference,
    MarkedCandle,
    candles_from_trades,
    differences,
    floor_time,
)
from krakflux.collector.derived.longer import LADDER, join_candles
from krakflux.collector.derived.stored import DERIVED_SOURCE
from krakflux.collector.lines import FEED, candle_line, interval_name
from krakflux.errors import KrakfluxError
from krakflux.model.time import DAY, MINUTE, SECOND, Bounds

if TYPE_CHECKING:
    from krakflux.clock import Clock
    from krakflux.collector.derived.stored import MarketStore
    from krakflux.collector.ledger import Ledger
    from krakflux.collector.sinks import Sink

__all__ = ["CandleDeriver"]

_LOG: Final = logging.getLogger(__name__)

_PAUSE_S: Final = 5.0
# A quiet pair's last candle is closed by the clock; by then every poll has had its turn.
_GRACE: Final = MINUTE
_COMPARED_AFTER: Final = 5 * MINUTE
_LONGEST_SILENCE: Final = DAY
_INTERVAL: Final = 1
_WIDTH: Final = MINUTE


@dataclass(frozen=True, slots=True)
class _Made:
    """Candles that wait to be compared with the exchange's own."""

    pair: str
    interval: int
    candles: tuple[MarkedCandle, ...]
    due: int


class CandleDeriver:
    """Makes candles anew wherever the ledger says that trades came.

    Those of a minute are made of trades, longer ones of shorter ones, once they are over.

    Args:
        ledger: Knows where trades came, and which are missing.
        store: Has them.
        sink: Takes the candles.
        clock: The machine's.
        compared_after: When the exchange's own candle is stored, too (ns after ours was made).
    """

    def __init__(
        self,
        ledger: Ledger,
        store: MarketStore,
        sink: Sink,
        clock: Clock,
        *,
        compared_after: int = _COMPARED_AFTER,
    ) -> None:
        self._ledger = ledger
        self._store = store
        self._sink = sink
        self._clock = clock
        self._compared_after = compared_after
        self._made: list[_Made] = []

    async def work(self) -> float:
        """Make what is due and compare what is; gives the seconds to wait before the next time."""
        try:
            await self.derive()
            await self.compare()
        except KrakfluxError as error:
            _LOG.warning("candles could not be made from trades: %s", error.message)
        return _PAUSE_S

    async def derive(self) -> int:
        """Make the candles of all changes; gives how many."""
        changes = await asyncio.to_thread(self._ledger.take_changes)
        count = 0
        for place, (pair, bounds) in enumerate(changes):
            try:
                made = await asyncio.to_thread(self._make, pair, bounds)
                await self._write(pair, _INTERVAL, made)
                await self._join(pair, made)
            except BaseException:
                for rest in changes[place:]:
                    self._ledger.mark_changed(*rest)
                raise
            count += len(made)
        return count

    async def compare(self) -> list[Difference]:
        """Compare what was made a while ago; differences are logged and become points of `feed`."""
        now = self._clock.now()
        due = [made for made in self._made if made.due <= now]
        self._made = [made for made in self._made if made.due > now]
        found: list[Difference] = []
        for made in due:
            different = await asyncio.to_thread(self._compare, made)
            if different:
                name = interval_name(made.interval)
                _LOG.warning(
                    "%s: %d values of %s candles are not the exchange's",
                    *(made.pair, len(different), name),
                )
                await self._sink.write(_difference_lines(made.pair, name, different))
            found += different
        return found

    def _make(self, pair: str, bounds: Bounds) -> list[MarkedCandle]:
        """Make the candles from the trade before a change to the trade after it."""
        holdings = self._ledger.holdings(pair)
        if holdings is None:
            return []
        first = holdings.first
        if bounds.start <= first.first_time < bounds.stop:
            self._store.drop_unnumbered(pair, floor_time(first.first_time, SECOND))
        closed = self._closed_until(holdings.last.last_time)
        if bounds.stop > closed:
            self._ledger.mark_changed(pair, Bounds(max(bounds.start, closed), bounds.stop))
        start, stop = floor_time(bounds.start, _WIDTH), min(bounds.stop, closed)
        if stop <= start:
            return []
        holes = holdings.open_holes
        edges = [hole.begin for hole in holes if start <= hole.end < stop]
        start = min([start, *(floor_time(edge, _WIDTH) for edge in edges)])
        trades = self._store.trades(pair, self._widened(pair, Bounds(start, stop), closed))
        known_from = first.first_time if first.first > 1 else first.first_time - _WIDTH
        return candles_from_trades(trades, _WIDTH, holes, known_from)

    def _closed_until(self, newest: int) -> int:
        """Give the end of the last closed interval: a later trade is held, or time has passed."""
        passed = floor_time(self._clock.now() - _GRACE, _WIDTH)
        return max(passed, floor_time(newest, _WIDTH))

    def _widened(self, pair: str, bounds: Bounds, closed: int) -> Bounds:
        """Reach to the traded intervals before and after, as what lies between depends on them."""
        start = bounds.start
        stop = floor_time(bounds.stop - 1, _WIDTH) + _WIDTH
        before = self._store.trade_before(pair, Bounds(start - _LONGEST_SILENCE, start))
        after = self._store.trade_after(pair, Bounds(stop, min(stop + _LONGEST_SILENCE, closed)))
        return Bounds(
            start if before is None else floor_time(before, _WIDTH),
            stop if after is None else floor_time(after, _WIDTH) + _WIDTH,
        )

    async def _join(self, pair: str, made: list[MarkedCandle]) -> None:
        """Make the longer candles that are over and hold any of these."""
        if not made:
            return
        until = await asyncio.to_thread(self._made_until, pair)
        first, last = made[0].candle.time, made[-1].candle.time
        for interval, part in LADDER:
            width = interval * MINUTE
            stop = min(floor_time(last, width) + width, floor_time(until, width))
            bounds = Bounds(floor_time(first, width), stop)
            if bounds.start < bounds.stop:
                parts = await asyncio.to_thread(self._store.derived, pair, part, bounds)
                await self._write(pair, interval, join_candles(parts, part * MINUTE, width))

    def _made_until(self, pair: str) -> int:
        """Give the end of the last closed interval that was traded in.

        Those without a trade behind it are made with the next one, once that is closed.
        """
        holdings = self._ledger.holdings(pair)
        if holdings is None:
            return 0
        newest = holdings.last.last_time
        closed = self._closed_until(newest)
        if newest < closed:
            return floor_time(newest, _WIDTH) + _WIDTH
        before = self._store.trade_before(pair, Bounds(closed - _LONGEST_SILENCE, closed))
        return closed if before is None else floor_time(before, _WIDTH) + _WIDTH

    async def _write(self, pair: str, interval: int, made: list[MarkedCandle]) -> None:
        await self._sink.write(
            [
                candle_line(
                    pair,
                    interval,
                    each.candle,
                    DERIVED_SOURCE,
                    is_complete=each.is_complete,
                )
                for each in made
            ]
        )
        if made:
            due = self._clock.now() + self._compared_after
            self._made.append(_Made(pair, interval, tuple(made), due))

    def _compare(self, made: _Made) -> list[Difference]:
        first, last = made.candles[0].candle.time, made.candles[-1].candle.time
        theirs = self._store.candles(made.pair, made.interval, Bounds(first, last + 1))
        return differences(made.candles, theirs)


def _difference_lines(pair: str, interval: str, found: list[Difference]) -> list[str]:
    """Write one point for each candle that differs."""
    channel = f"ohlc-{interval}"
    tags = {"pair": pair, "channel": channel, "event": "difference"}
    return [
        format_point(FEED, tags, {"cause": "; ".join(map(_told, each))}, time)
        for time, each in groupby(found, key=lambda difference: difference.time)
    ]


def _told(difference: Difference) -> str:
    return (
        f"{difference.value} is {difference.ours:.10g} by the trades,"
        f" {difference.theirs:.10g} by the exchange's candle"
    )
