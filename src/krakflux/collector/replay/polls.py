"""Reads recorded ticker polls into frames of a moving Ticker.

A poll holds fewer values than Kraken's answer. What it doesn't hold is left out of the entry
(`a: [price]` without quantities, no `o`), never made up.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from krakflux.collector.replay.recordings import TickerFrames

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
_PRICE_LETTERS: Final = {"close": "c", "low": "l", "high": "h"}
_MILLISECOND: Final = 1_000_000


def read_polls(frame: pl.DataFrame) -> list[Recording]:
    """Read polls `pair,client_timestamp(ms),ask,bid,last,…`, one recording a pair."""
    return [
        _frames(
            str(name),
            [int(time) * _MILLISECOND for time in polls["client_timestamp"]],
            [_entry(row, _LETTERS) for row in polls.iter_rows(named=True)],
        )
        for (name,), polls in frame.drop_nulls("client_timestamp").group_by(
            "pair", maintain_order=True
        )
    ]


def read_price_polls(frame: pl.DataFrame, name: str) -> TickerFrames:
    """Read polls `Date,High,Low,OpenPrice,Close,…` with times of day in UTC."""
    entries = []
    for row in frame.iter_rows(named=True):
        entry = _entry(row, _PRICE_LETTERS)
        entry["o"] = row["openprice"]
        entries.append(entry)
    return _frames(name, [_instant(text) for text in frame["date"]], entries)


def _frames(name: str, times: list[int], entries: list[dict[str, Any]]) -> TickerFrames:
    order = sorted(range(len(times)), key=times.__getitem__)
    return TickerFrames(
        name, tuple(times[index] for index in order), tuple(entries[index] for index in order)
    )


def _entry(row: dict[str, str | None], letters: dict[str, str]) -> dict[str, Any]:
    return {
        letter: [int(float(text)) if letter == "t" else text]
        for column, letter in letters.items()
        if (text := row.get(column))
    }


def _instant(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000_000
