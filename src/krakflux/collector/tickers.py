"""The ticker channel: polls all pairs at once, finds out which ones the exchange lacks."""

from __future__ import annotations

import logging
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.collector.gaps import OpenGap
from krakflux.collector.lines import ticker_line
from krakflux.collector.status import PairHealth
from krakflux.errors import KrakfluxError
from krakflux.kraken.errors import KrakenError, KrakenUnavailableError, UnknownPairError
from krakflux.kraken.pairs import unknown_pair_message
from krakflux.kraken.rate_limit import RetryPolicy
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krakflux.clock import Clock
    from krakflux.collector.board import StatusBoard
    from krakflux.collector.live import LiveMarket
    from krakflux.collector.settings import CollectorSettings
    from krakflux.collector.sinks import Sink
    from krakflux.kraken.rest import Answer, KrakenClient
    from krakflux.model.market import Ticker

__all__ = ["TickerChannel"]

_LOG: Final = logging.getLogger(__name__)
_CHANNEL: Final = "ticker"


@dataclass(frozen=True, slots=True)
class _Poll:
    """What one round of questions brought."""

    answers: tuple[Answer[dict[str, Ticker]], ...]
    unknown: frozenset[str]


class TickerChannel:
    """Asks for the tickers of all pairs, writes them, and keeps track of what failed."""

    def __init__(
        self,
        client: KrakenClient,
        sink: Sink,
        settings: CollectorSettings,
        clock: Clock,
        board: StatusBoard,
        market: LiveMarket | None = None,
        is_streamed: Callable[[], bool] = lambda: False,
    ) -> None:
        self._client = client
        self._sink = sink
        self._settings = settings
        self._clock = clock
        self._board = board
        self._market = market
        self._is_streamed = is_streamed
        self._backoff = RetryPolicy(
            first_pause_s=min(settings.interval_s, 5.0), longest_pause_s=settings.longest_pause_s
        )
        self._failures = 0
        self._gap: OpenGap | None = None
        self._last_time = clock.now()
        self._clock_offset = 0
        self._rechecked = clock.now()

    async def poll(self) -> float:
        """Ask once; gives the seconds to wait before the next time. Never raises for a failure."""
        try:
            poll = await self._ask_all()
            await self._keep(poll)
        except KrakfluxError as error:
            return await self._fail(error)
        if self._failures:
            _LOG.info("%s answers again", self._settings.exchange)
        self._failures = 0
        return self._settings.interval_s

    async def _ask_all(self) -> _Poll:
        poll = await self._ask(self._board.known_pairs())
        if self._is_recheck_due():
            self._rechecked = self._clock.now()
            for pair in self._board.unknown_pairs():
                again = await self._ask([pair])
                poll = _Poll(poll.answers + again.answers, poll.unknown | again.unknown)
        return poll

    async def _ask(self, pairs: Sequence[str]) -> _Poll:
        """Ask for some pairs; as one unknown pair fails all, halve until it stands alone."""
        if not pairs:
            return _Poll((), frozenset())
        try:
            return _Poll((await self._client.ticker(pairs),), frozenset())
        except UnknownPairError:
            if len(pairs) == 1:
                return _Poll((), frozenset(pairs))
        middle = len(pairs) // 2
        left, right = await self._ask(pairs[:middle]), await self._ask(pairs[middle:])
        return _Poll(left.answers + right.answers, left.unknown | right.unknown)

    async def _keep(self, poll: _Poll) -> None:
        asked = set(self._board.known_pairs())
        lines = []
        told: dict[str, int] = {}
        for answer in poll.answers:
            for pair, ticker in answer.value.items():
                if (line := ticker_line(ticker, answer.time)) is not None:
                    lines.append(line)
                    told[pair] = answer.time
                    if self._market is not None:
                        self._market.tick(ticker, answer.time)
        until = max(told.values(), default=self._now())
        if self._gap is not None:
            lines += self._gap.lines(self._board.known_pairs(), until)
        if lines:
            await self._sink.write(lines)
        self._gap = None
        self._note(poll, told, asked, until)

    def _note(self, poll: _Poll, told: dict[str, int], asked: set[str], until: int) -> None:
        for answer in poll.answers:
            for warning in answer.warnings:
                _LOG.warning("%s warns: %s", self._settings.exchange, warning)
            self._board.answered(answer.kind)
            self._clock_offset = answer.time - self._clock.now()
        if poll.unknown and not poll.answers:
            _LOG.warning("%s knows none of the pairs asked for", self._settings.exchange)
        self._last_time = until
        for pair, time in told.items():
            if pair in self._settings.pairs:
                self._board.pair_answered(pair, time)
        for pair in sorted(poll.unknown & asked):
            message = unknown_pair_message(pair)
            _LOG.warning("%s; it is skipped, the other pairs go on", message)
            self._board.pair_failed(pair, PairHealth.UNKNOWN, message)
        for pair in sorted(asked - told.keys() - poll.unknown):
            self._board.pair_failed(pair, PairHealth.FAILING, "the answer left it out")

    async def _fail(self, error: KrakfluxError) -> float:
        self._failures += 1
        pause_s = self._backoff.pause_s(self._failures, random.random())
        if isinstance(error, KrakenUnavailableError):
            pause_s = max(pause_s, float(error.retry_after_s))
        _LOG.warning("no tickers: %s; next try in %.0f s", error.message, pause_s)
        is_reachable = self._is_streamed() or not isinstance(error, KrakenError)
        self._board.failed(error.message, is_reachable=is_reachable)
        self._board.will_retry(pause_s)
        if self._is_streamed():
            return pause_s  # tickers come all the same: nothing fails, nothing is missing
        for pair in self._board.known_pairs():
            self._board.pair_failed(pair, PairHealth.FAILING, error.message)
        await self._write_gap(error.message)
        return pause_s

    async def _write_gap(self, cause: str) -> None:
        now = self._now()
        if self._gap is None:
            self._gap = OpenGap(_CHANNEL, self._last_time, now, cause)
        try:
            await self._sink.write(self._gap.lines(self._board.known_pairs(), now))
        except KrakfluxError as error:
            _LOG.warning("the gap can't be stored either: %s", error.message)

    def _is_recheck_due(self) -> bool:
        return self._clock.now() - self._rechecked >= self._settings.recheck_s * SECOND

    def _now(self) -> int:
        """Give the present by the exchange's clock, as far as it showed one."""
        return self._clock.now() + self._clock_offset
