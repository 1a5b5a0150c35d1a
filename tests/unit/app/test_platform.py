"""What runs beside the server."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from krakflux.app.platform import keep_house
from krakflux.errors import UnavailableError
from support.points import batch_of, point
from support.storage_homes import ManualClock, open_duckdb

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.storage.port import Storage

HOUR = 3_600_000_000_000


class FullAtFirst:
    """An engine that can't free anything the first time, for want of space."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.calls = 0
        self.has_freed = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def expire(self) -> None:
        self.calls += 1
        if self.calls == 1:
            raise UnavailableError("no space left")
        self._storage.expire()
        self._loop.call_soon_threadsafe(self.has_freed.set)


def test_what_has_expired_is_freed_also_after_a_failure(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = ManualClock()
    storage = open_duckdb(tmp_path, clock)
    storage.create_bucket("b", HOUR)
    storage.write("b", batch_of([point("m", "v", clock.now(), 1.0)]))
    clock.time += 2 * HOUR

    async def wait_until_freed() -> None:
        house = FullAtFirst(storage)
        keeping = asyncio.create_task(keep_house(house, 0.01))  # type: ignore[arg-type]
        await asyncio.wait_for(house.has_freed.wait(), 60)
        keeping.cancel()
        with pytest.raises(asyncio.CancelledError):
            await keeping

    asyncio.run(wait_until_freed())
    assert storage.stats().buckets["b"].values == 0
    storage.close()
    assert "freeing expired points failed" in caplog.text
