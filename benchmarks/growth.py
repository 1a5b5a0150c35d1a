"""The same load over more and more values, series and connections, into fresh systems each time."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.harness import Row
from benchmarks.peers import Connection, start_systems
from benchmarks.points import make_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.peers import System

__all__ = ["MOST_VALUES", "run"]

MOST_VALUES = 10_000_000
_LINES = 10_000
# Bodies that are made before they are sent, so that making them is no part of the measure.
_AHEAD = 64


@dataclass(frozen=True, slots=True)
class _Load:
    values: int
    series: int
    connections: int

    @property
    def name(self) -> str:
        connections = f"{self.connections} connection{'s' * (self.connections > 1)}"
        return f"load of {self.values:,} values in {self.series:,} series, {connections}"


_LOADS = (
    _Load(1_000_000, 1_000, 1),
    _Load(10_000_000, 1_000, 1),
    _Load(1_000_000, 10, 1),
    _Load(1_000_000, 100_000, 1),
    _Load(1_000_000, 1_000, 8),
    _Load(1_000_000, 1_000, 32),
    # Last, as it takes longer than all others together.
    _Load(100_000_000, 1_000, 1),
)


def run(most_values: int = MOST_VALUES) -> Iterator[Row]:
    """Tell each load's rate; loads of more than `most_values` take long and are left out."""
    return (_measure(load) for load in _LOADS if load.values <= most_values)


def _measure(load: _Load) -> Row:
    with start_systems() as systems:
        seconds = dict.fromkeys((system.name for system in systems), 0.0)
        clients = {system.name: _Clients(system, load.connections) for system in systems}
        for bodies in _bodies(load):
            for name, client in clients.items():
                seconds[name] += client.send(bodies)
        for client in clients.values():
            client.close()
    rates = {name: load.values / taken for name, taken in seconds.items()}
    return Row(load.name, "values/s", is_rate=True, figures=rates)


def _bodies(load: _Load) -> Iterator[list[bytes]]:
    numbers = range(load.values // _LINES)
    for first in range(0, len(numbers), _AHEAD):
        turn = numbers[first : first + _AHEAD]
        yield [make_body(_LINES, number=number, series=load.series) for number in turn]


class _Clients:
    """Some connections to one system; they share the bodies of a turn."""

    def __init__(self, system: System, count: int) -> None:
        self._connections = [Connection(system) for _ in range(count)]
        self._pool = ThreadPoolExecutor(count)

    def send(self, bodies: list[bytes]) -> float:
        """Write the bodies; give the seconds until all were acknowledged."""
        begin = time.perf_counter()
        count = len(self._connections)
        shares = [bodies[at::count] for at in range(count)]
        list(self._pool.map(_send_share, self._connections, shares))
        return time.perf_counter() - begin

    def close(self) -> None:
        self._pool.shutdown()
        for connection in self._connections:
            connection.close()


def _send_share(connection: Connection, bodies: list[bytes]) -> None:
    for body in bodies:
        connection.write(body)
