"""A market that answers from recordings."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final

import polars as pl

if TYPE_CHECKING:
    from krakflux.collector.market import PairNames
    from krakflux.collector.replay.library import Library
    from krakflux.collector.replay.recordings import TickerFrames

__all__ = ["RecordedMarket", "moving_origin", "newest_origin"]

_MOST_CANDLES: Final = 721


class RecordedMarket:
    """Answers from a `Library`; tickers move with the replay's clock, all else stands still.

    Args:
        library: The recordings.
        loop: Begin a moving ticker again after its last frame.
        origin: The recorded time at which the replay began.
    """

    def __init__(self, library: Library, *, loop: bool, origin: int) -> None:
        self._library = library
        self._loop = loop
        self._origin = origin

    @property
    def names(self) -> PairNames:
        return self._library.names

    def tickers(self) -> list[str]:
        return list(self._library.tickers)

    def ticker(self, pair: str, now: int) -> dict[str, Any] | None:
        frames = self._library.tickers.get(pair)
        if frames is None:
            return None
        return frames.entries[self._frame_at(frames, now)]

    def candles(
        self, pair: str, interval: int, since: int | None, now: int
    ) -> list[list[Any]] | None:
        recorded = self._library.candles.get((pair, interval))
        if recorded is None:
            return None
        return [list(row) for row in recorded.rows.tail(_MOST_CANDLES).iter_rows()]

    def trades(
        self,
        pair: str,
        since: int | None,
        count: int,
        now: int,
    ) -> list[list[Any]] | None:
        recorded = self._library.trades.get(pair)
        if recorded is None:
            return None
        rows = recorded.rows
        page = (
            rows.tail(count) if since is None else rows.filter(pl.col("time") > since).head(count)
        )
        return [_trade_row(row) for row in page.iter_rows(named=True)]

    def depth(self, pair: str, count: int, now: int) -> dict[str, Any] | None:
        recorded = self._library.depths.get(pair)
        if recorded is None:
            return None
        return {side: levels[:count] for side, levels in recorded.book.items()}

    def spread(self, pair: str, now: int) -> list[list[Any]] | None:
        recorded = self._library.spreads.get(pair)
        return None if recorded is None else [list(row) for row in recorded.rows]

    def asset_pairs(self) -> dict[str, dict[str, Any]]:
        return {pair: item.entry for pair, item in self._library.asset_pairs.items()}

    def assets(self) -> dict[str, tuple[str, dict[str, Any]]]:
        return {name: (item.name, item.entry) for name, item in self._library.assets.items()}

    def _frame_at(self, frames: TickerFrames, now: int) -> int:
        """Find the newest frame that is not in the future; before the first one, the first."""
        if len(frames.times) < 2:
            return 0
        first, last = frames.times[0], frames.times[-1]
        begin = max(first, self._origin)
        if last < self._origin:  # of an earlier time than the rest: plays from its own start
            begin, now = first, now - self._origin + first
        if self._loop and now > last:
            now = begin + (now - begin) % (last - begin + 1)
        return max(0, bisect_right(frames.times, now) - 1)


def moving_origin(library: Library) -> int | None:
    """Find where a replay of the library's moving tickers begins; None = no ticker moves.

    That is the first frame of the newest ticker. One that was over by then has no share in the
    clock; it moves all the same, from its own beginning.
    """
    origin = newest_origin(library)
    is_moving = origin is not None and any(
        len(frames.times) > 1 and frames.times[-1] > origin for frames in library.tickers.values()
    )
    return origin if is_moving else None


def newest_origin(library: Library) -> int | None:
    """Find the newest first frame of all tickers whose times are known."""
    return max(
        (frames.times[0] for frames in library.tickers.values() if frames.times), default=None
    )


def _trade_row(row: dict[str, Any]) -> list[Any]:
    values = [row["price"], row["volume"], row["time"], row["side"], row["type"], ""]
    return values if row["id"] is None else [*values, row["id"]]
