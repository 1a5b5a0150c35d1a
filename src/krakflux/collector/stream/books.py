"""Order books, proven by their checksums, sampled into points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.collector.lines import book_line, gap_line
from krakflux.kraken.book import OrderBook
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from krakflux.kraken.websocket.messages import BookEntry

__all__ = ["WRONG_CHECKSUM", "BookChange", "BookKeeper"]

_CHANNEL: Final = "book"
WRONG_CHECKSUM: Final = "the book's checksum was wrong"


@dataclass(frozen=True, slots=True)
class BookChange:
    """What a frame did: `is_bad` = the book can't be trusted and was dropped."""

    lines: tuple[str, ...] = ()
    book: OrderBook | None = None
    is_bad: bool = False
    has_gap: bool = False


@dataclass(slots=True)
class _Kept:
    """One pair's book; without `book`, a snapshot is awaited since `lost` (ns)."""

    book: OrderBook | None = None
    last: int | None = None
    sampled: int = 0
    lost: int | None = None
    cause: str = ""


class BookKeeper:
    """Applies frames to each pair's book.

    A book can't be had again once it is missed, so what was not seen is a gap for ever.

    Args:
        depth: Levels a side.
        sample_s: Between two points of a pair.
    """

    def __init__(self, depth: int, sample_s: float) -> None:
        self._depth = depth
        self._sample = round(sample_s * SECOND)
        self._kept: dict[str, _Kept] = {}

    def take(self, entry: BookEntry, *, is_snapshot: bool, time: int) -> BookChange:
        """Apply a frame's entry; `time` (ns) is the one to write.

        Updates of a pair whose snapshot is awaited are ignored.
        """
        kept = self._kept.setdefault(entry.pair, _Kept())
        if is_snapshot:
            kept.book = OrderBook(self._depth)
        if kept.book is None:
            return BookChange()
        if not _apply(kept.book, entry):
            self._lose(kept, time, WRONG_CHECKSUM)
            return BookChange(is_bad=True)
        lines = self._gap_lines(entry.pair, kept, time) if is_snapshot else []
        has_gap = bool(lines)
        kept.last = time
        if time - kept.sampled >= self._sample and (summary := kept.book.summary()) is not None:
            kept.sampled = time
            lines.append(book_line(entry.pair, summary, time))
        return BookChange(tuple(lines), kept.book, has_gap=has_gap)

    def lose_all(self, time: int, cause: str) -> None:
        """Drop all books: the connection that told them has ended."""
        for kept in self._kept.values():
            self._lose(kept, time, cause)

    def _lose(self, kept: _Kept, time: int, cause: str) -> None:
        kept.book = None
        if kept.lost is None:
            kept.lost, kept.cause = time, cause

    def _gap_lines(self, pair: str, kept: _Kept, time: int) -> list[str]:
        lost, kept.lost = kept.lost, None
        if lost is None or kept.last is None or time <= kept.last:
            return []
        return [gap_line(pair, _CHANNEL, lost, kept.last, time, kept.cause)]


def _apply(book: OrderBook, entry: BookEntry) -> bool:
    """Apply levels; tells whether the book is right."""
    try:
        book.apply(entry.asks, entry.bids)
    except ValueError:  # a number that is none
        return False
    return entry.checksum is None or book.checksum() == entry.checksum
