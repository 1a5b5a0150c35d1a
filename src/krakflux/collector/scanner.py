"""The whole market for one request a minute: every pair's volume and number of trades.

A ticker's volume and number of trades of today only grow until 00:00 UTC, so that what they grew by
in a minute is what was traded in it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.codec.line_protocol import format_point
from krakflux.collector.lines import CANDLES, gap_line, interval_name
from krakflux.errors import KrakfluxError
from krakflux.model.time import DAY, MINUTE, SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.clock import Clock
    from krakflux.collector.sinks import Sink
    from krakflux.kraken.rest import KrakenClient
    from krakflux.model.market import Ticker

__all__ = ["SCAN_SOURCE", "MarketScanner", "Scan", "ScannedMinute", "Traded", "traded_between"]

_LOG: Final = logging.getLogger(__name__)

SCAN_SOURCE: Final = "scan"

# Late in the minute, so that before midnight next to nothing of the day is lost, yet early enough
# for the answer to belong to the minute.
_SECOND_OF_MINUTE: Final = 57 * SECOND
_EVERY_PAIR: Final = "all"
_MINUTES_OF_24H: Final = 1_440
_CHANNEL: Final = "scan"


@dataclass(frozen=True, slots=True)
class Scan:
    """All tickers at one moment (ns), by pair."""

    time: int
    tickers: Mapping[str, Ticker]


@dataclass(frozen=True, slots=True)
class Traded:
    """What was traded of a pair in the minute that begins at `time`.

    `usual_volume` and `usual_trades` are those of an average minute of the last 24 hours.
    `is_complete` is false for the last minute of a day, whose end no later scan can tell.
    """

    pair: str
    time: int
    volume: float
    trades: int
    last: float | None
    is_complete: bool
    usual_volume: float | None = None
    usual_trades: float | None = None


@dataclass(frozen=True, slots=True)
class ScannedMinute:
    """The whole market in the minute that begins at `time` (ns): the pairs that were traded."""

    time: int
    pairs: int
    traded: tuple[Traded, ...]


def traded_between(before: Scan, after: Scan) -> list[Traded]:
    """Tell what was traded between two scans of neighbouring minutes, leaving out quiet pairs.

    Nothing is told where a minute lies between the scans, or none does.
    """
    minute = after.time // MINUTE * MINUTE
    if minute - before.time // MINUTE * MINUTE != MINUTE:
        return []
    is_new_day = minute // DAY != before.time // DAY
    is_complete = (minute + MINUTE) % DAY != 0
    found = []
    for pair, ticker in after.tickers.items():
        known = None if is_new_day else before.tickers.get(pair)
        if known is None and not is_new_day:
            continue
        volume = _growth(None if known is None else known.volume_today, ticker.volume_today)
        trades = _growth(None if known is None else known.trades_today, ticker.trades_today)
        if trades > 0:
            usual = (_a_minute(ticker.volume_24h), _a_minute(ticker.trades_24h))
            count, last = round(trades), ticker.last
            found.append(Traded(pair, minute, volume, count, last, is_complete, *usual))
    return found


class MarketScanner:
    """Asks for all tickers once a minute.

    Args:
        client: The exchange.
        sink: Where points go.
        clock: The machine's.
    """

    def __init__(self, client: KrakenClient, sink: Sink, clock: Clock) -> None:
        self._client = client
        self._sink = sink
        self._clock = clock
        self._before: Scan | None = None
        self.newest: ScannedMinute | None = None
        self._failure = "no scan in this minute"

    async def scan(self) -> float:
        """Ask once; gives the seconds to wait before the next time."""
        try:
            answer = await self._client.all_tickers()
            await self._keep(Scan(answer.time, answer.value))
        except KrakfluxError as error:
            self._failure = error.message
            _LOG.warning("the market was not scanned: %s", error.message)
        return self._pause_s()

    async def _keep(self, scan: Scan) -> None:
        before, minute = self._before, scan.time // MINUTE
        if before is not None and before.time // MINUTE != minute:
            traded = tuple(traded_between(before, scan))
            lines = [_traded_line(each) for each in traded]
            if minute - before.time // MINUTE > 1:
                cause = self._failure
                lines = [gap_line(_EVERY_PAIR, _CHANNEL, scan.time, before.time, scan.time, cause)]
            else:
                self.newest = ScannedMinute(minute * MINUTE, len(scan.tickers), traded)
            await self._sink.write(lines)
        self._before = scan

    def _pause_s(self) -> float:
        now = self._clock.now()
        due = now // MINUTE * MINUTE + _SECOND_OF_MINUTE
        return (due - now if due > now + SECOND else due + MINUTE - now) / SECOND


def _growth(before: float | None, after: float | None) -> float:
    """Give by how much a value of today grew; where it fell, it had begun anew."""
    if after is None:
        return 0.0
    return after if before is None or after < before else after - before


def _a_minute(of_24h: float | None) -> float | None:
    return None if of_24h is None else of_24h / _MINUTES_OF_24H


def _traded_line(traded: Traded) -> str:
    fields: dict[str, str | int | float | bool] = {
        "volume": traded.volume,
        "trades": float(traded.trades),
        "synthetic": False,
        "complete": traded.is_complete,
    }
    if traded.last is not None:
        fields["close"] = traded.last
    tags = {"pair": traded.pair, "interval": interval_name(1), "source": SCAN_SOURCE}
    return format_point(CANDLES, tags, fields, traded.time)
