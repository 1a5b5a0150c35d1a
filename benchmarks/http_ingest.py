"""Ingest over HTTP: 5,000-line bodies with one field a line, each acknowledged on disk."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from benchmarks.harness import Row, measure
from benchmarks.peers import Connection, System
from benchmarks.points import make_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["run"]

_LINES = 5_000
_SERIES = 40
_BODIES = 20
_ROUNDS = 5
_WARM_UP = 1


def run(systems: Sequence[System]) -> list[Row]:
    """Measure with one connection and with four."""
    return [_measure(systems, connections) for connections in (1, 4)]


def _measure(systems: Sequence[System], connections: int) -> Row:
    count = _BODIES * (_ROUNDS + _WARM_UP)
    # A seed for each number of connections: the second row must not rewrite the first one's points.
    offset = connections * count
    bodies = [make_body(_LINES, number=offset + n, series=_SERIES) for n in range(count)]
    work = {system.name: _writer(system, connections, bodies) for system in systems}
    seconds = measure(work, _ROUNDS, _WARM_UP)
    lines = _LINES * _BODIES
    name = f"ingest, {_LINES:,}-line bodies, {connections} connection{'s' * (connections > 1)}"
    rates = {system: lines / taken for system, taken in seconds.items()}
    return Row(name, "lines/s", is_rate=True, figures=rates)


def _writer(system: System, connections: int, bodies: Sequence[bytes]) -> Callable[[int], None]:
    clients = [Connection(system) for _ in range(connections)]

    def write_share(client: Connection, share: Sequence[bytes]) -> None:
        for body in share:
            client.write(body)

    def write_round(number: int) -> None:
        turn = bodies[number * _BODIES : (number + 1) * _BODIES]
        with ThreadPoolExecutor(connections) as pool:
            shares = [turn[index::connections] for index in range(connections)]
            list(pool.map(write_share, clients, shares))

    return write_round
