"""Queries over HTTP, read to the last byte, over one set of points in all systems."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from benchmarks.harness import INFLUXDB, VICTORIA_METRICS, Row, measure
from benchmarks.peers import BUCKET, Connection
from benchmarks.points import EPOCH_S, make_body

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.peers import System

__all__ = ["aggregate_reader", "load_points", "run", "values_of"]

SERIES = 360
_SPAN_S = 90_000
_LINES = 36_000
_ROUNDS = 5
_MEASUREMENT = "history"
_SOME = "P0[0-3][0-9]"
_ONE = "P007"
_STOP_S = EPOCH_S + _SPAN_S


def _text(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_RANGE = f"range(start: {_text(EPOCH_S)}, stop: {_text(_STOP_S)})"
_FROM = f'from(bucket: "{BUCKET}") |> {_RANGE} |> filter(fn: (r) => r._measurement == "history"'
_WHERE = f"FROM history WHERE time >= '{_text(EPOCH_S)}' AND time < '{_text(_STOP_S)}'"
_LAST_MINUTES = f"start: {_text(_STOP_S - 600)}, stop: {_text(_STOP_S)}"


@dataclass(frozen=True, slots=True)
class _Query:
    """One question in each language; None where a language can't ask it.

    Attributes:
        promql: An instant or (`step` given) a range query; "export" for the raw points of `_ONE`.
        targets: The least ratios to the peers, or (`limit_ms` given) none.
    """

    name: str
    flux: str
    influxql: str | None
    promql: str | None
    targets: Mapping[str, float] = field(default_factory=dict)
    limit_ms: float | None = None
    step: str | None = None


_QUERIES = (
    _Query(
        "all raw points of a series",
        f'{_FROM} and r.pair == "{_ONE}")',
        f"SELECT last {_WHERE} AND pair = '{_ONE}'",
        "export",
        targets={INFLUXDB: 4, VICTORIA_METRICS: 1},
    ),
    _Query(
        "40 series × 1 min means",
        f"{_FROM} and r.pair =~ /^{_SOME}$/) |> aggregateWindow(every: 1m, fn: mean)",
        f"SELECT mean(last) {_WHERE} AND pair =~ /^{_SOME}$/ GROUP BY time(1m), pair",
        f'avg_over_time(history_last{{pair=~"{_SOME}"}}[1m])',
        targets={INFLUXDB: 5, VICTORIA_METRICS: 1},
        step="1m",
    ),
    _Query(
        f"{SERIES} series × 1 h means",
        f"{_FROM}) |> aggregateWindow(every: 1h, fn: mean)",
        f"SELECT mean(last) {_WHERE} GROUP BY time(1h), pair",
        "avg_over_time(history_last[1h])",
        targets={INFLUXDB: 5, VICTORIA_METRICS: 1},
        step="1h",
    ),
    _Query(
        "last of all series",
        f"{_FROM}) |> last()",
        f"SELECT last(last) {_WHERE} GROUP BY pair",
        "last_over_time(history_last[25h])",
        targets={INFLUXDB: 5, VICTORIA_METRICS: 1},
    ),
    _Query(
        "derivative of 1 min means, 40 series",
        f"{_FROM} and r.pair =~ /^{_SOME}$/) |> aggregateWindow(every: 1m, fn: mean)"
        " |> derivative(unit: 1s)",
        f"SELECT derivative(mean(last), 1s) {_WHERE} AND pair =~ /^{_SOME}$/"
        " GROUP BY time(1m), pair",
        f'(avg_over_time(history_last{{pair=~"{_SOME}"}}[1m])'
        f' - avg_over_time(history_last{{pair=~"{_SOME}"}}[1m] offset 1m)) / 60',
        targets={INFLUXDB: 5, VICTORIA_METRICS: 1},
        step="1m",
    ),
    _Query(
        "ten minutes of a series",
        f'from(bucket: "{BUCKET}") |> range({_LAST_MINUTES})'
        f' |> filter(fn: (r) => r._measurement == "history" and r.pair == "{_ONE}")',
        f"SELECT last FROM history WHERE time >= '{_text(_STOP_S - 600)}'"
        f" AND time < '{_text(_STOP_S)}' AND pair = '{_ONE}'",
        None,
        limit_ms=8,
    ),
    _Query(
        "a trivial query",
        'import "array" array.from(rows: [{_value: 1}])',
        "SHOW DATABASES",
        "1",
        limit_ms=5,
    ),
)


def run(systems: Sequence[System]) -> list[Row]:
    """Ask for what `load_points` has written."""
    return [row for query in _QUERIES for row in _measure(systems, query)]


def aggregate_reader(system: System) -> Callable[[int], object]:
    """Give the minute means of forty series, to be asked for on a connection of its own."""
    reader = _reader(system, _QUERIES[1])
    assert reader is not None
    return reader


def values_of(points: int) -> int:
    """Tell how many values `load_points` writes when asked for so many."""
    return _SPAN_S // _step_s(points) * SERIES // _LINES * _LINES


def _step_s(points: int) -> int:
    return max(_SPAN_S * SERIES // points, 1)


def load_points(systems: Sequence[System], points: int) -> None:
    """Write the points into all systems; returns when they answer from them."""
    step_s = _step_s(points)
    connections = [Connection(system) for system in systems]
    for number in range(values_of(points) // _LINES):
        body = make_body(
            _LINES, number=number, series=SERIES, step_s=step_s, measurement=_MEASUREMENT
        )
        for connection in connections:
            connection.write(body)
    for system, connection in zip(systems, connections, strict=True):
        if "promql" in system.languages:
            connection.get("/internal/force_flush")
        connection.close()


def _measure(systems: Sequence[System], query: _Query) -> list[Row]:
    readers = {system.name: _reader(system, query) for system in systems}
    work = {name: reader for name, reader in readers.items() if reader is not None}
    sizes = {name: float(len(reader(0))) for name, reader in work.items()}
    seconds = measure(work, _ROUNDS)
    milliseconds = {name: taken * 1000 for name, taken in seconds.items()}
    return [
        Row(query.name, "ms", False, milliseconds, targets=query.targets, limit=query.limit_ms),
        Row(f"{query.name}: bytes sent", "bytes", False, sizes),
    ]


def _reader(system: System, query: _Query) -> Callable[[int], bytes] | None:
    connection = Connection(system)
    if "flux" in system.languages:
        return lambda _: connection.query("flux", query.flux)
    if "influxql" in system.languages:
        influxql = query.influxql
        return None if influxql is None else lambda _: connection.query("influxql", influxql)
    path = _prometheus_path(query)
    return None if path is None else lambda _: connection.get(path)


def _prometheus_path(query: _Query) -> str | None:
    if query.promql is None:
        return None
    bounds = {"start": str(EPOCH_S), "end": str(_STOP_S), "nocache": "1"}
    if query.promql == "export":
        match = {"match[]": f'history_last{{pair="{_ONE}"}}'}
        return f"/api/v1/export?{urlencode({**match, **bounds})}"
    if query.step is None:
        instant = {"query": query.promql, "time": str(_STOP_S), "nocache": "1"}
        return f"/api/v1/query?{urlencode(instant)}"
    asked = {"query": query.promql, "step": query.step, **bounds}
    return f"/api/v1/query_range?{urlencode(asked)}"
