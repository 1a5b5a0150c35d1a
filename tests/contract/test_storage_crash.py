"""Killed at any moment, an engine holds every acknowledged point exactly once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from krakflux.model.time import MAX_TIME, MIN_TIME, Bounds
from krakflux.storage.port import ReadSpec
from support.storage_crash import BUCKET, WRITERS, points_of
from support.storage_homes import ENGINES, ManualClock
from support.storage_oracle import tables_of

if TYPE_CHECKING:
    from krakflux.storage.port import Storage

TESTS = Path(__file__).parents[1]
ROUNDS = int(os.environ.get("KRAKFLUX_TEST_CRASH_ROUNDS", "5"))


def write_until_killed(directory: Path, engine: str, first: int, lines: int) -> list[str]:
    """Give what was acknowledged when the process died, after `lines` lines of it."""
    command = [sys.executable, "-m", "support.storage_crash", str(directory), engine, str(first)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(TESTS)}
    ) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        return acknowledged + process.stdout.readlines()


def stored_points(storage: Storage) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], float] = {}
    for table in tables_of(storage.read(BUCKET, ReadSpec(Bounds(MIN_TIME, MAX_TIME)))):
        for row in table.rows:
            place = (int(str(table.key["writer"])), int(str(row["_time"])))
            assert place not in found, "a point stands there twice"
            found[place] = float(str(row["_value"]))
    return found


@pytest.mark.crash
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_every_acknowledged_point_is_there_once_after_a_kill(engine: str, tmp_path: Path) -> None:
    chance = random.Random()
    acknowledged: set[tuple[int, int]] = set()
    first = 0
    for _ in range(ROUNDS):
        lines = write_until_killed(tmp_path, engine, first, chance.randrange(1, 400))
        # The last line may be cut by the kill; then its batch counts as not acknowledged.
        complete = [line for line in lines if line.endswith("\n")]
        acknowledged |= {(int(writer), int(batch)) for writer, batch in map(str.split, complete)}
        storage = ENGINES[engine](tmp_path, ManualClock())
        stored = stored_points(storage)
        storage.close()
        assert len(stored) % 10 == 0, "half a batch was stored"
        for writer, batch in acknowledged:
            for point in points_of(writer, batch):
                assert stored.get((writer, point.time)) == point.value, (writer, batch)
        first = 1 + max(batch for _, batch in acknowledged) + WRITERS
