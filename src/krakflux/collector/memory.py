"""Remembers the newest candle of each pair, so that a restart fetches only what is missing."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Protocol

from krakflux.collector.files import replace_file
from krakflux.collector.lines import CANDLES, REST_SOURCE, interval_name
from krakflux.model.predicate import And, Comparison, Operator
from krakflux.model.time import MAX_TIME, MIN_TIME, Bounds
from krakflux.storage.port import Aggregate, ReadSpec

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.storage.port import PointReader

__all__ = ["CandleMemory", "FileCandleMemory", "StorageCandleMemory", "VolatileCandleMemory"]


class CandleMemory(Protocol):
    """Knows the newest stored candle of a pair; times are interval begins in ns."""

    async def newest(self, pair: str, interval: int) -> int | None: ...

    async def remember(self, pair: str, interval: int, time: int) -> None:
        """Take note, after the candles are safe with the sink."""
        ...


class VolatileCandleMemory:
    """Forgets on exit."""

    def __init__(self) -> None:
        self._newest: dict[tuple[str, int], int] = {}

    async def newest(self, pair: str, interval: int) -> int | None:
        return self._newest.get((pair, interval))

    async def remember(self, pair: str, interval: int, time: int) -> None:
        self._newest[pair, interval] = time


class StorageCandleMemory:
    """Asks the storage the candles went to."""

    def __init__(self, storage: PointReader, bucket: str) -> None:
        self._storage = storage
        self._bucket = bucket

    async def newest(self, pair: str, interval: int) -> int | None:
        return await asyncio.to_thread(self._read_newest, pair, interval)

    async def remember(self, pair: str, interval: int, time: int) -> None:
        """Do nothing: the candles themselves are the memory."""

    def _read_newest(self, pair: str, interval: int) -> int | None:
        wanted = {
            "_measurement": CANDLES,
            "_field": "close",
            "pair": pair,
            "interval": interval_name(interval),
            "source": REST_SOURCE,
        }
        predicate = And(
            tuple(Comparison(column, Operator.EQUAL, value) for column, value in wanted.items())
        )
        spec = ReadSpec(Bounds(MIN_TIME, MAX_TIME), predicate, aggregate=Aggregate.LAST)
        times = [
            int(time)
            for block in self._storage.read(self._bucket, spec)
            for time in block.rows["_time"].to_physical()
        ]
        return max(times, default=None)


class FileCandleMemory:
    """Keeps the times in a small JSON file, for sinks that can't be asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._newest: dict[str, int] | None = None

    async def newest(self, pair: str, interval: int) -> int | None:
        known = await self._load()
        return known.get(f"{pair} {interval_name(interval)}")

    async def remember(self, pair: str, interval: int, time: int) -> None:
        known = await self._load()
        known[f"{pair} {interval_name(interval)}"] = time
        content = json.dumps(known, indent=1, sort_keys=True).encode()
        await asyncio.to_thread(replace_file, self._path, content)

    async def _load(self) -> dict[str, int]:
        if self._newest is None:
            self._newest = await asyncio.to_thread(_read_times, self._path)
        return self._newest


def _read_times(path: Path) -> dict[str, int]:
    """Read the file; a missing or damaged one means that nothing is known."""
    try:
        content = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {name: time for name, time in content.items() if isinstance(time, int)}
