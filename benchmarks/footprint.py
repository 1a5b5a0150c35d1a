"""What the systems take: time to start, memory, disk; and this machine's own `fdatasync`."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.harness import OURS, Row
from benchmarks.peers import Connection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.peers import System

__all__ = ["disk_rows", "idle_rows", "machine_rows", "series_rows"]

_MEBIBYTE = 1 << 20
_FIRST_SERIES = 10_000
# InfluxDB takes a hundred thousand values of a tag.
_SERIES = 90_000
_SERIES_A_BODY = 10_000
_SETTLE_S = 90.0
# Longer than what krakflux waits before it seals a quiet bucket.
_STILL_S = 25.0


def machine_rows() -> list[Row]:
    """Measure what one durable append costs on this disk, whatever the system."""
    times = []
    with (
        TemporaryDirectory(prefix="krakflux-bench-") as directory,
        (Path(directory) / "log").open("wb") as file,
    ):
        for _ in range(200):
            file.write(bytes(4096))
            file.flush()
            begin = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - begin)
    return [Row("fdatasync of 4 KiB", "µs", False, {OURS: statistics.median(times) * 1e6})]


def idle_rows(systems: Sequence[System]) -> list[Row]:
    """Tell how long each took to answer, and its memory before any work."""
    starts = {system.name: system.start_s for system in systems}
    memory = {system.name: _resident(system) / _MEBIBYTE for system in systems}
    return [
        Row("start to first answered request", "s", False, starts, limit=3),
        Row("memory, idle", "MiB", False, memory, limit=300),
    ]


def series_rows(systems: Sequence[System]) -> list[Row]:
    """Write ten thousand series, then ninety thousand more, and tell what memory grew by."""
    grown = {}
    for system in systems:
        connection = Connection(system)
        _write_series(connection, 0, _FIRST_SERIES)
        before = _resident(system)
        _write_series(connection, _FIRST_SERIES, _SERIES)
        grown[system.name] = (_resident(system) - before) / _SERIES
        connection.close()
    name = f"memory per further series ({_SERIES:,} after {_FIRST_SERIES:,})"
    return [Row(name, "bytes", False, grown, limit=300)]


def _write_series(connection: Connection, first: int, count: int) -> None:
    for start in range(first, first + count, _SERIES_A_BODY):
        numbers = range(start, start + _SERIES_A_BODY)
        lines = (f"wide,n={number} v={number} 1700000000000000000" for number in numbers)
        connection.write("\n".join(lines).encode())


def disk_rows(systems: Sequence[System], values: int) -> list[Row]:
    """Tell each one's bytes on disk a value, once it has stopped rewriting its files.

    Args:
        systems: They hold these values and hardly anything else.
        values: How many.
    """
    used = {system.name: _settled_bytes(system) / values for system in systems}
    return [Row("disk per value", "bytes", False, used, limit=2.5)]


def _settled_bytes(system: System) -> int:
    begin = still_since = time.monotonic()
    size = -1
    while (now := time.monotonic()) - begin < _SETTLE_S and now - still_since < _STILL_S:
        before, size = size, _directory_bytes(system.directory)
        if size != before:
            still_since = now
        time.sleep(1)
    return size


def _directory_bytes(directory: Path) -> int:
    return sum(file.stat().st_blocks * 512 for file in directory.rglob("*") if file.is_file())


def _resident(system: System) -> int:
    status = Path(f"/proc/{system.process}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024
