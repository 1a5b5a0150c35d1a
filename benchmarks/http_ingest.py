"""Ingest over HTTP, each body acknowledged on disk: large and small ones, few and many clients."""

from __future__ import annotations

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.harness import INFLUXDB, VICTORIA_METRICS, Row, measure
from benchmarks.peers import Connection
from benchmarks.points import make_body

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.peers import System

__all__ = ["run"]

_SERIES = 40
_WARM_UP = 1


@dataclass(frozen=True, slots=True)
class _Load:
    lines: int
    fields: int
    connections: int
    bodies: int
    targets: Mapping[str, float]
    rounds: int = 5

    @property
    def name(self) -> str:
        fields = f"{self.fields} fields" if self.fields > 1 else "1 field"
        lines = f"{self.lines:,}-line bodies, {fields}" if self.lines > 1 else "1-line bodies"
        return f"ingest, {lines}, {self.connections} connection{'s' * (self.connections > 1)}"


_LOADS = (
    _Load(5_000, 1, 1, 20, {INFLUXDB: 1}),
    _Load(5_000, 1, 4, 20, {INFLUXDB: 1}),
    _Load(5_000, 9, 1, 8, {INFLUXDB: 1.5, VICTORIA_METRICS: 0.8}),
    _Load(5_000, 9, 4, 8, {INFLUXDB: 1.5, VICTORIA_METRICS: 0.8}),
    _Load(100, 1, 8, 160, {INFLUXDB: 0.5}),
    _Load(1, 1, 8, 400, {INFLUXDB: 0.5}),
    _Load(1, 1, 32, 640, {INFLUXDB: 0.5}),
)
# Each load has points of its own: none may rewrite those of another.
_numbers = itertools.count()


def run(systems: Sequence[System]) -> list[Row]:
    """Measure every load."""
    return [_measure(systems, load) for load in _LOADS]


def _measure(systems: Sequence[System], load: _Load) -> Row:
    count = load.bodies * (load.rounds + _WARM_UP)
    measurement = f"ingest{next(_numbers)}"
    bodies = [
        make_body(load.lines, number=n, series=_SERIES, fields=load.fields, measurement=measurement)
        for n in range(count)
    ]
    work = {system.name: _writer(system, load, bodies) for system in systems}
    seconds = measure(work, load.rounds, _WARM_UP)
    lines = load.lines * load.bodies
    rates = {system: lines / taken for system, taken in seconds.items()}
    return Row(load.name, "lines/s", is_rate=True, figures=rates, targets=load.targets)


def _writer(system: System, load: _Load, bodies: Sequence[bytes]) -> Callable[[int], None]:
    clients = [Connection(system) for _ in range(load.connections)]
    pool = ThreadPoolExecutor(load.connections)

    def write_share(client: Connection, share: Sequence[bytes]) -> None:
        for body in share:
            client.write(body)

    def write_round(number: int) -> None:
        turn = bodies[number * load.bodies : (number + 1) * load.bodies]
        shares = [turn[index :: load.connections] for index in range(load.connections)]
        list(pool.map(write_share, clients, shares))

    return write_round
