"""Reads recorded ticker polls into frames of a moving Ticker.

A poll holds fewer values than Kraken's answer. What it doesn't hold is left out of the entry
(`a: [price]` without quantities, no `o`), never made up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, overload

from krakflux.collector.replay.recordings import TickerFrames
from krakflux.collector.replay.times import TIME, milliseconds, timed

if TYPE_CHECKING:
    import polars as pl

    from krakflux.collector.replay.recordings import Recording

__all__ = ["read_polls", "read_price_polls"]

# Column of a poll → letter of Kraken's Ticker entry.
_LETTERS: Final = {
    "ask": "a",
    "bid": "b",
    "last": "c",
    "volume": "v",
    "vwap_today": "p",
    "num_trades_today": "t",
    "low_today": "l",
    "high_today": "h",
}
_PRICE_LETTERS: Final = {"close": "c", "low": "l", "high": "h", "openprice": "o"}


@dataclass(frozen=True, slots=True)
class _Entries(Sequence[dict[str, Any]]):
    """Ticker entries made from a table's rows when they are asked for."""

    rows: pl.DataFrame
    letters: Mapping[str, str]

    def __len__(self) -> int:
        return self.rows.height

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[dict[str, Any]]: ...
    def __getitem__(self, place: int | slice) -> dict[str, Any] | Sequence[dict[str, Any]]:
        if isinstance(place, slice):
            return _Entries(self.rows[place], self.letters)
        return _entry(self.rows.row(place, named=True), self.letters)


def read_polls(frame: pl.DataFrame, file_name: str) -> tuple[list[Recording], int]:
    """Read polls `pair,client_timestamp(ms),ask,bid,last,…`, one recording a pair.

    Returns:
        The recordings, and how many rows had no time that can be read.
    """
    # A poll that failed has left a row without a time.
    polled = frame.drop_nulls("client_timestamp")
    rows, left_out = timed(polled, milliseconds(polled["client_timestamp"]), file_name)
    recordings: list[Recording] = [
        _frames(str(name), polls, _LETTERS)
        for (name,), polls in rows.group_by("pair", maintain_order=True)
    ]
    return recordings, left_out


def read_price_polls(frame: pl.DataFrame, name: str) -> tuple[TickerFrames, int]:
    """Read polls `Date,High,Low,OpenPrice,Close,…` with times of day in UTC, as `read_polls`."""
    times = frame["date"].str.to_datetime(strict=False).dt.epoch("ns")
    rows, left_out = timed(frame, times, name)
    return _frames(name, rows, _PRICE_LETTERS), left_out


def _frames(name: str, polls: pl.DataFrame, letters: Mapping[str, str]) -> TickerFrames:
    ordered = polls.sort(TIME, maintain_order=True)
    return TickerFrames(name, tuple(ordered[TIME].to_list()), _Entries(ordered, letters))


def _entry(row: dict[str, str | None], letters: Mapping[str, str]) -> dict[str, Any]:
    """Make an entry; the number of trades is a number there, the opening price no list."""
    entry: dict[str, Any] = {}
    for column, letter in letters.items():
        text = row.get(column)
        if text:
            value = int(float(text)) if letter == "t" else text
            entry[letter] = value if letter == "o" else [value]
    return entry
