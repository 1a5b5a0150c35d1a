"""Plays recorded frames as they were told; what came before a subscription is its snapshot."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

import msgspec

from krakflux.collector.replay.stream.generated import instruments_of
from krakflux.collector.replay.stream.protocol import book_frame, data_frame
from krakflux.collector.replay.stream.source import Due, RefusedError
from krakflux.kraken.book import OrderBook, changes_between
from krakflux.kraken.websocket.messages import BookMessage
from krakflux.kraken.websocket.parse import parse_frame
from krakflux.model.time import format_rfc3339, parse_rfc3339

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from krakflux.clock import Clock
    from krakflux.collector.market import Market
    from krakflux.collector.replay.recordings import Tape
    from krakflux.collector.replay.stream.source import Cursor, Wanted

__all__ = ["TapeSource"]

_SNAPSHOT_TRADES: Final = 50
_UPDATE: Final = b'"type":"update"'
_SNAPSHOT: Final = b'"type":"snapshot"'
_TIMES: Final = re.compile(rb'"(timestamp|interval_begin)":"([^"]+)"')


class _Entries(msgspec.Struct):
    data: list[msgspec.Raw]


class TapeSource:
    """Plays tapes; all begin to run once a first subscription was made, and go on without one.

    Args:
        tapes: By channel and pair.
        market: Names the instruments.
        clock: The machine's.
        speed: How many times faster than they were recorded.
        loops: Begin again after the last frame; its times go on rising.
        is_shifted_to_now: Move the times in the frames so that the first one is now.
    """

    def __init__(
        self,
        tapes: Mapping[tuple[str, str], Tape],
        market: Market,
        clock: Clock,
        *,
        speed: float = 1.0,
        loops: bool = False,
        is_shifted_to_now: bool = False,
    ) -> None:
        self._tapes = tapes
        self._market = market
        self._clock = clock
        self._speed = speed
        self._loops = loops
        self._is_shifted = is_shifted_to_now
        self._started: int | None = None

    @property
    def shows_time(self) -> bool:
        return self._speed != 1.0 or not self._is_shifted

    def open(self, wanted: Wanted) -> Cursor:
        tape = self._tapes.get((wanted.channel, wanted.pair))
        if tape is None:
            raise RefusedError(f"Currency pair not supported {wanted.pair}")
        if wanted.channel == "ohlc" and wanted.number != tape.number:
            raise RefusedError("Subscription ohlc interval not supported")
        if wanted.channel == "book" and wanted.number > tape.number:
            raise RefusedError("Subscription depth not supported")
        reel = _Reel(self, tape, *self._span(tape))
        if wanted.channel == "book":
            return _BookCursor(reel, wanted.number)
        return _TapeCursor(reel)

    def instruments(self) -> dict[str, list[dict[str, Any]]]:
        return instruments_of(self._market)

    def start(self) -> None:
        """Let the tapes run, unless they do already."""
        if self._started is None:
            self._started = self._clock.now()

    def elapsed(self) -> int | None:
        """Give how much of a tape has run (ns of recorded time); None = not started."""
        if self._started is None:
            return None
        return round((self._clock.now() - self._started) * self._speed)

    def shift(self, tape_begin: int) -> int:
        """Give what is added to the times in frames."""
        if not self._is_shifted or self._started is None:
            return 0
        return self._started - tape_begin

    @property
    def loops(self) -> bool:
        return self._loops

    def _span(self, tape: Tape) -> tuple[int, int]:
        """Find first and last moment of all tapes that ran at the same time as this one."""
        together = [
            other.times
            for other in self._tapes.values()
            if other.times[0] <= tape.times[-1] and tape.times[0] <= other.times[-1]
        ]
        return min(times[0] for times in together), max(times[-1] for times in together)


class _Reel:
    """A tape and a place on it: frames before `index` of round `rounds` have been given."""

    def __init__(self, source: TapeSource, tape: Tape, begin: int, end: int) -> None:
        self._source = source
        self.tape = tape
        self._begin = begin
        self._length = end - begin + 1_000_000_000
        self._rounds, within = self._place()
        self._index = 0 if within is None else bisect_right(tape.times, begin + within)

    @property
    def told(self) -> Sequence[bytes]:
        """Give the frames of this round that lie before the place."""
        return [self._shown(frame, self._rounds) for frame in self.tape.frames[: self._index]]

    def advance(self) -> list[Due]:
        self._source.start()
        rounds, within = self._place()
        if within is None:
            return []
        due: list[Due] = []
        while self._rounds < rounds:
            due += self._up_to(len(self.tape.frames))
            self._rounds, self._index = self._rounds + 1, 0
        return due + self._up_to(bisect_right(self.tape.times, self._begin + within))

    def _up_to(self, end: int) -> list[Due]:
        due = [
            Due(
                self.tape.times[index] + self._rounds * self._length,
                self._shown(self.tape.frames[index], self._rounds),
            )
            for index in range(self._index, end)
        ]
        self._index = max(self._index, end)
        return due

    def _place(self) -> tuple[int, int | None]:
        elapsed = self._source.elapsed()
        if elapsed is None:
            return 0, None
        return divmod(elapsed, self._length) if self._source.loops else (0, elapsed)

    def _shown(self, frame: bytes, rounds: int) -> bytes:
        shift = self._source.shift(self._begin) + rounds * self._length
        if not shift:
            return frame

        def moved(match: re.Match[bytes]) -> bytes:
            time = parse_rfc3339(match[2].decode()) + shift
            return b'"%s":"%s"' % (match[1], format_rfc3339(time).encode())

        return _TIMES.sub(moved, frame)


class _TapeCursor:
    """Tickers, trades and candles: frames go out as they came."""

    def __init__(self, reel: _Reel) -> None:
        self._reel = reel

    def snapshot(self) -> list[bytes]:
        told = self._reel.told
        if not told:
            return []
        if self._reel.tape.channel == "ticker":
            return [told[-1].replace(_UPDATE, _SNAPSHOT, 1)]
        entries = [entry for frame in told[-_SNAPSHOT_TRADES:] for entry in _entries(frame)]
        if self._reel.tape.channel == "ohlc":
            entries = _newest_candles(entries)
        return [data_frame(self._reel.tape.channel, "snapshot", entries[-_SNAPSHOT_TRADES:])]

    def advance(self) -> list[Due]:
        return self._reel.advance()


class _BookCursor:
    """Books: as they came, or, for a client that wants fewer levels, what changed among those."""

    def __init__(self, reel: _Reel, depth: int) -> None:
        self._reel = reel
        self._depth = depth
        self._is_whole = depth == reel.tape.number
        self._book = OrderBook(reel.tape.number)
        self._moment = ""
        self._has_begun = False
        for frame in reel.told:
            self._apply(frame)

    def snapshot(self) -> list[bytes]:
        return [self._whole_book()] if self._has_begun else []

    def advance(self) -> list[Due]:
        due = []
        for item in self._reel.advance():
            before = self._best()
            is_snapshot = self._apply(item.frame)
            if self._is_whole:
                due.append(item)
            elif is_snapshot:
                due.append(Due(item.time, self._whole_book()))
            elif (frame := self._change(before)) is not None:
                due.append(Due(item.time, frame))
        return due

    def _apply(self, frame: bytes) -> bool:
        """Apply a frame; tells whether it was a snapshot."""
        message = parse_frame(frame)
        assert isinstance(message, BookMessage)
        entry = message.data[0]
        is_snapshot = message.type == "snapshot"
        if is_snapshot:
            self._book = OrderBook(self._book.depth)
            self._has_begun = True
        self._book.apply(entry.asks, entry.bids)
        self._moment = "" if entry.time is None else format_rfc3339(entry.time)
        return is_snapshot

    def _best(self) -> OrderBook:
        best = OrderBook(self._depth)
        if not self._is_whole:
            best.apply(self._book.asks[: self._depth], self._book.bids[: self._depth])
        return best

    def _whole_book(self) -> bytes:
        sides = self._book.asks[: self._depth], self._book.bids[: self._depth]
        checksum = self._book.checksum()
        return book_frame(self._reel.tape.name, "snapshot", sides, checksum, self._moment)

    def _change(self, before: OrderBook) -> bytes | None:
        after = self._best()
        sides = changes_between(before.asks, after.asks), changes_between(before.bids, after.bids)
        if not any(sides):
            return None
        checksum = after.checksum()
        return book_frame(self._reel.tape.name, "update", sides, checksum, self._moment)


def _entries(frame: bytes) -> list[msgspec.Raw]:
    return msgspec.json.decode(frame, type=_Entries).data


def _newest_candles(entries: Iterable[msgspec.Raw]) -> list[msgspec.Raw]:
    newest = {msgspec.json.decode(entry)["interval_begin"]: entry for entry in entries}
    return list(newest.values())
