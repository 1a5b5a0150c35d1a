"""Recognises the `result` of each public REST method by its shape."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from krakflux.collector.replay.recordings import (
    AssetEntry,
    AssetPairEntry,
    Candles,
    Depth,
    Moment,
    Spreads,
    TickerFrames,
    Trades,
)
from krakflux.collector.replay.tables import interval_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.collector.replay.recordings import Recording

__all__ = ["read_result"]

_CANDLE_COLUMNS: Final = ("time", "open", "high", "low", "close", "vwap", "volume", "trades")


def read_result(result: dict[str, Any]) -> list[Recording]:
    """Read a decoded `result`; an empty list = none of the public methods answers so."""
    if isinstance(result.get("unixtime"), int):
        return [Moment(result["unixtime"] * 1_000_000_000)]
    if isinstance(result.get("status"), str) and isinstance(result.get("timestamp"), str):
        return _system_status(result["timestamp"])
    try:
        if "last" in result:
            return _page(result)
        return [
            recording
            for name, entry in result.items()
            if (recording := _entry(name, entry)) is not None
        ]
    except (TypeError, ValueError, IndexError, KeyError, pl.exceptions.PolarsError):
        return []


def _system_status(timestamp: str) -> list[Recording]:
    try:
        moment = datetime.fromisoformat(timestamp)
    except ValueError:
        return []
    return [Moment(round(moment.timestamp()) * 1_000_000_000)]


def _entry(name: str, entry: Any) -> Recording | None:
    if not isinstance(entry, dict):
        return None
    if {"a", "b", "c", "v"} <= entry.keys():
        return TickerFrames(name, (), (entry,))
    if {"altname", "base", "quote"} <= entry.keys():
        return AssetPairEntry(name, entry)
    if {"aclass", "altname", "decimals"} <= entry.keys():
        return AssetEntry(name, entry)
    book = {side: entry.get(side) for side in ("asks", "bids")}
    if all(isinstance(levels, list) and _are_levels(levels) for levels in book.values()):
        return Depth(name, book)
    return None


def _are_levels(levels: list[Any]) -> bool:
    return all(isinstance(level, list) and len(level) == 3 for level in levels)


def _page(result: dict[str, Any]) -> list[Recording]:
    """Read an answer with a cursor: one pair's rows beside `last`."""
    ((name, rows),) = ((key, value) for key, value in result.items() if key != "last")
    if not rows:
        return []
    reader: Callable[[str, list[list[Any]]], Recording]
    match rows[0]:
        case [_, _, _, _, _, _, _, int()]:
            reader = _candles
        case [_, _, int() | float(), "b" | "s", _, *_]:
            reader = _trades
        case [int(), _, _]:
            reader = _spreads
        case _:
            return []
    return [reader(name, rows)]


def _candles(name: str, rows: list[list[Any]]) -> Candles:
    frame = pl.DataFrame(
        {
            column: [
                row[index] if column in ("time", "trades") else str(row[index]) for row in rows
            ]
            for index, column in enumerate(_CANDLE_COLUMNS)
        }
    )
    return Candles(name, interval_of(frame["time"]), frame)


def _trades(name: str, rows: list[list[Any]]) -> Trades:
    frame = pl.DataFrame(
        {
            "time": [round(row[2] * 1e7) * 100 for row in rows],
            "price": [row[0] for row in rows],
            "volume": [row[1] for row in rows],
            "side": [row[3] for row in rows],
            "type": [row[4] for row in rows],
            "id": pl.Series([row[6] if len(row) > 6 else None for row in rows], dtype=pl.Int64),
        }
    )
    return Trades(name, frame)


def _spreads(name: str, rows: list[list[Any]]) -> Spreads:
    return Spreads(name, tuple(rows))
