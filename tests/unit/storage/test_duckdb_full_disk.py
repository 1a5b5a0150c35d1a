"""A full disk: what is acknowledged can be read, and the engine goes on by itself."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from krakflux.clock import SystemClock
from krakflux.codec.line_protocol import Precision, parse
from krakflux.errors import UnavailableError
from krakflux.model.time import Bounds
from krakflux.storage.duckdb import EngineSettings, bucket, intake, open_engine
from krakflux.storage.port import ReadSpec
from support.small_disks import fill_disk, small_disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from krakflux.storage.port import Storage

LINES = 5_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", 24) as directory:
        yield directory


def write_until_refused(storage: Storage, first: int) -> int:
    """Give the number of the first batch that was not acknowledged."""
    chance = random.Random(first)
    number = first
    while True:
        times = range(number * LINES, (number + 1) * LINES)
        body = "\n".join(f"m v={chance.random()} {time}" for time in times)
        try:
            storage.write("b", parse(body.encode(), Precision.NANOSECOND, 0))
        except UnavailableError:
            return number
        number += 1


def stored_batches(storage: Storage) -> set[int]:
    (table,) = storage.read("b", ReadSpec(Bounds(0, 1 << 60)))
    times = table.rows["_time"].to_physical()
    assert times.n_unique() == times.len()
    batches = (times // LINES).value_counts()
    assert batches["count"].unique().to_list() == [LINES], "half a batch was stored"
    return set(batches["_time"].to_list())


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (EngineSettings(threads=2, log_rows_limit=0), "it is opened again"),
        (EngineSettings(threads=2, store_after_s=3600), "can't be stored"),
    ],
    ids=["in the midst of a checkpoint", "by the log"],
)
def test_the_engine_outlives_a_disk_that_runs_full(
    disk: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    settings: EngineSettings,
    told: str,
) -> None:
    # Without the look at the free space the disk runs full in the middle of something.
    for module in (bucket, intake):
        monkeypatch.setattr(module, "check_free_space", lambda *_: None)
    storage = open_engine(disk / "buckets", SystemClock(), settings)
    storage.create_bucket("b", 0)
    refused = write_until_refused(storage, 0)
    assert stored_batches(storage) == set(range(refused)), "reads go on"
    assert told in caplog.text
    ballast = fill_disk(disk)
    assert write_until_refused(storage, refused) == refused
    assert stored_batches(storage) == set(range(refused))
    # Space returns: a larger disk, the same engine.
    ballast.unlink()
    with small_disk(disk.parent / "other", 64) as other:
        shutil.copytree(disk / "buckets", other / "buckets", dirs_exist_ok=True)
        copy = open_engine(other / "buckets", SystemClock(), EngineSettings(threads=2))
        assert stored_batches(copy) == set(range(refused)), "the file is whole at any moment"
        copy.close()
    storage.close()


def test_writes_go_on_when_space_returns(disk: Path) -> None:
    settings = EngineSettings(threads=2, free_space_reserve_bytes=0)
    storage = open_engine(disk / "buckets", SystemClock(), settings)
    storage.create_bucket("b", 0)
    ballast = fill_disk(disk, leave_bytes=8 << 20)
    refused = write_until_refused(storage, 0)
    assert refused > 0
    assert stored_batches(storage) == set(range(refused))
    ballast.unlink()
    again = write_until_refused(storage, refused)
    assert again > refused
    assert stored_batches(storage) == set(range(again))
    storage.close()
    reopened = open_engine(disk / "buckets", SystemClock(), settings)
    assert stored_batches(reopened) == set(range(again))
    reopened.close()
