"""How long a write waits while the system is busy with something else."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.harness import Row
from benchmarks.http_query import aggregate_reader
from benchmarks.peers import Connection
from benchmarks.points import make_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.peers import System

__all__ = ["run"]

_WRITES = 200
_READERS = 4


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
    return rows


def _percentile(
    system: System, make_other: Callable[[System], Callable[[int], object]], count: int, name: str
) -> float:
    measurement = f"latency{len(name)}"
    bodies = [make_body(100, number=n, series=40, measurement=measurement) for n in range(_WRITES)]
    connection = Connection(system)
    times = []
    with _busy([make_other(system) for _ in range(count)]):
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
