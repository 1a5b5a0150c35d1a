"""The same work over more and more values and series; not part of the usual run, it takes long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from benchmarks.harness import Row
from benchmarks.peers import Connection, start_systems
from benchmarks.points import make_body

if TYPE_CHECKING:
    from benchmarks.peers import System

__all__ = ["run"]

_LINES = 20_000
_SIZES = ((1_000_000, 10), (1_000_000, 1_000), (1_000_000, 100_000), (10_000_000, 1_000))


def run() -> list[Row]:
    """Load each size into fresh systems and tell the rate."""
    rows = []
    for values, series in _SIZES:
        with start_systems() as systems:
            rates = {system.name: values / _load(system, values, series) for system in systems}
        name = f"load of {values:,} values in {series:,} series"
        rows.append(Row(name, "values/s", is_rate=True, figures=rates))
    return rows


def _load(system: System, values: int, series: int) -> float:
    connection = Connection(system)
    taken = 0.0
    for number in range(values // _LINES):
        body = make_body(_LINES, number=number, series=series)
        begin = time.perf_counter()
        connection.write(body)
        taken += time.perf_counter() - begin
    connection.close()
    return taken
