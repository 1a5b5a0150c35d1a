"""A query over HTTP: one-minute means of forty series, read to the last byte."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from benchmarks.harness import Row, measure
from benchmarks.peers import BUCKET, Connection, System
from benchmarks.points import EPOCH_S, make_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["run"]

_LINES = 20_000
_SERIES = 40
_BODIES = 50
_ROUNDS = 9
# Far from the points of the ingest rows.
_FIRST_BODY = 10_000


def run(systems: Sequence[System]) -> list[Row]:
    """Write a million values, then measure."""
    able = [system for system in systems if system.languages]
    for system in able:
        _load(system)
    work = {system.name: _reader(system) for system in able}
    seconds = measure(work, _ROUNDS)
    name = f"{_SERIES} series × 1 min means of {_LINES * _BODIES:,} values"
    milliseconds = {system: taken * 1000 for system, taken in seconds.items()}
    return [Row(name, "ms", is_rate=False, figures=milliseconds)]


def _load(system: System) -> None:
    connection = Connection(system)
    for number in range(_FIRST_BODY, _FIRST_BODY + _BODIES):
        connection.write(make_body(_LINES, number=number, series=_SERIES))
    connection.close()


def _bounds() -> tuple[int, int]:
    seconds_a_body = _LINES // _SERIES
    start = EPOCH_S + _FIRST_BODY * seconds_a_body
    return start, start + _BODIES * seconds_a_body


def _reader(system: System) -> Callable[[int], bytes]:
    connection = Connection(system)
    start, stop = (datetime.fromtimestamp(s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for s in _bounds())
    if "flux" in system.languages:
        text = (
            f'from(bucket: "{BUCKET}") |> range(start: {start}, stop: {stop})'
            ' |> filter(fn: (r) => r._measurement == "price" and r._field == "last")'
            " |> aggregateWindow(every: 1m, fn: mean)"
        )
        return lambda _: connection.query("flux", text)
    text = (
        f"SELECT mean(last) FROM price WHERE time >= '{start}' AND time < '{stop}'"
        " GROUP BY time(1m), pair"
    )
    return lambda _: connection.query("influxql", text)
