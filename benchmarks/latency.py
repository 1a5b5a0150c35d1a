"""How long a write waits while the system is busy with something else."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.harness import OURS, Row
from benchmarks.http_query import aggregate_reader
from benchmarks.peers import Connection
from benchmarks.points import make_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.peers import System

__all__ = ["run"]

_WRITES = 200
_READERS = 4
# So many values make krakflux seal a segment.
_SEALED_BODIES = 110
_SEALED_LINES = 20_000
_SEALING = b"krakflux_storage_bucket_sealing{"
_SEALING_S = 20.0


def run(systems: Sequence[System]) -> list[Row]:
    """Measure the 99th percentile of 100-line writes on one connection."""
    besides: dict[str, Callable[[System], Callable[[int], object]]] = {
        "four aggregate queries run": aggregate_reader,
        "5,000-line bodies come in": _bulk_writer,
    }
    rows = []
    for name, make_other in besides.items():
        figures = {
            system.name: _percentile(system, make_other, _READERS if "four" in name else 1, name)
            for system in systems
        }
        rows.append(Row(f"write latency, p99, while {name}", "ms", False, figures))
    loads = [
        make_body(_SEALED_LINES, number=number, series=1_000, measurement="sealed")
        for number in range(_SEALED_BODIES)
    ]
    figures = {system.name: _percentile_after(system, loads) for system in systems}
    rows.append(Row("write latency, p99, while a segment is sealed", "ms", False, figures))
    return rows


def _percentile(
    system: System, make_other: Callable[[System], Callable[[int], object]], count: int, name: str
) -> float:
    with _busy([make_other(system) for _ in range(count)]):
        return _measure(system, f"latency{len(name)}")


def _percentile_after(system: System, loads: Sequence[bytes]) -> float:
    connection = Connection(system)
    for body in loads:
        connection.write(body)
    if system.name == OURS:
        _await_sealing(connection)
    connection.close()
    return _measure(system, "latency_sealing")


def _await_sealing(connection: Connection) -> None:
    deadline = time.monotonic() + _SEALING_S
    while time.monotonic() < deadline:
        lines = connection.get("/metrics").splitlines()
        if any(line.startswith(_SEALING) and line.endswith(b" 1") for line in lines):
            return
        time.sleep(0.01)
    print("NOTE: no segment was being sealed while the latency of writes was measured")


def _measure(system: System, measurement: str) -> float:
    """Give the 99th percentile of the writes' times, in ms."""
    bodies = [make_body(100, number=n, series=40, measurement=measurement) for n in range(_WRITES)]
    connection = Connection(system)
    times = []
    for body in bodies:
        begin = time.perf_counter()
        connection.write(body)
        times.append(time.perf_counter() - begin)
    connection.close()
    return sorted(times)[_WRITES * 99 // 100 - 1] * 1000


@contextmanager
def _busy(others: Sequence[Callable[[int], object]]) -> Iterator[None]:
    has_ended = threading.Event()

    def work(other: Callable[[int], object]) -> None:
        number = 0
        while not has_ended.is_set():
            other(number)
            number += 1

    threads = [threading.Thread(target=work, args=(other,)) for other in others]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        has_ended.set()
        for thread in threads:
            thread.join()


def _bulk_writer(system: System) -> Callable[[int], object]:
    connection = Connection(system)
    return lambda number: connection.write(
        make_body(5_000, number=number, series=40, measurement="bulk")
    )
