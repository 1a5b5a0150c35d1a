"""Flux functions beside the same work written by hand in Polars; parsing and planning."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from benchmarks.harness import OURS, Row, measure
from krakflux.clock import SystemClock
from krakflux.flux.execute.limits import Limits
from krakflux.flux.plan.planner import RULES
from krakflux.flux.ports import BucketInfo
from krakflux.flux.program import Environment, Query, compile_query, run_program
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krakflux.flux.plan.planner import Rule
    from krakflux.model.predicate import Predicate
    from krakflux.model.time import Bounds
    from krakflux.storage.port import Cancellation, ReadSpec

__all__ = ["run"]

_POLARS: Final = "Polars by hand"
_START: Final = 1_704_067_200_000_000_000
_STEP: Final = 10_000_000_000
_TIME: Final = pl.Datetime("ns")
_SECOND: Final = 1_000_000_000
_READ: Final = (
    'data = from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)\n'
)

_BUCKET: Final = BucketInfo("00000000000000bb", "b", "00000000000000cc", 0)

_VALUE: Final = pl.col("_value")
_BEFORE: Final = _VALUE.shift(1).over("series")

# What Flux says → how Polars does it, on a frame of series (a number), _time and _value.
_WORK: Final[dict[str, tuple[str, Callable[[pl.DataFrame], object]]]] = {
    "filter": (
        "data |> filter(fn: (r) => r._value > 50.0)",
        lambda frame: frame.filter(_VALUE > 50.0),
    ),
    "map with arithmetic": (
        "data |> map(fn: (r) => ({r with _value: r._value * 2.0 + 1.0, half: r._value / 2.0}))",
        lambda frame: frame.with_columns(_VALUE * 2.0 + 1.0, (_VALUE / 2.0).alias("half")),
    ),
    "aggregateWindow": (
        "data |> aggregateWindow(every: 1m, fn: mean, createEmpty: false)",
        lambda frame: frame.group_by(
            "series", pl.col("_time").dt.truncate("1m"), maintain_order=True
        ).agg(_VALUE.mean()),
    ),
    "derivative": (
        "data |> derivative(unit: 1s)",
        lambda frame: frame.select(
            "series",
            "_time",
            (_VALUE - _BEFORE) / (pl.col("_time").cast(pl.Int64).diff().over("series") / _SECOND),
        ).filter(_VALUE.is_not_null()),
    ),
    "movingAverage": (
        "data |> movingAverage(n: 10)",
        lambda frame: frame.with_columns(_VALUE.rolling_mean(10).over("series")).filter(
            _VALUE.is_not_null()
        ),
    ),
    "exponentialMovingAverage": (
        "data |> exponentialMovingAverage(n: 10)",
        lambda frame: frame.with_columns(
            pl.when(pl.int_range(pl.len()).over("series") == 9)
            .then(_VALUE.rolling_mean(10).over("series"))
            .when(pl.int_range(pl.len()).over("series") > 9)
            .then(_VALUE)
            .ewm_mean(span=10, adjust=False, ignore_nulls=True)
            .over("series")
            .alias("_value")
        ).filter(_VALUE.is_not_null()),
    ),
    "pivot": (
        'data |> group() |> pivot(rowKey: ["_time"], columnKey: ["pair"], valueColumn: "_value")',
        lambda frame: frame.pivot("series", index="_time", values="_value"),
    ),
    "join": (
        'join(tables: {a: data, b: data}, on: ["_time", "pair"])',
        lambda frame: frame.join(frame, on=["series", "_time"], how="inner"),
    ),
    "group + sort": (
        'data |> group() |> sort(columns: ["_value"])',
        lambda frame: frame.sort("_value", maintain_order=True),
    ),
}

_SMALL: Final = {
    "filter by regex": "data |> filter(fn: (r) => r.pair =~ /9$/)",
    "map": "data |> map(fn: (r) => ({r with x: r._value * 2.0}))",
    "group": 'data |> group(columns: ["_field"])',
    "sort": "data |> sort()",
    "mean": "data |> mean()",
    "quantile": "data |> quantile(q: 0.9)",
    "last": "data |> last()",
    "top": "data |> top(n: 3)",
    "distinct": "data |> distinct()",
    "aggregateWindow, empty windows": "data "
    "|> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z) "
    "|> aggregateWindow(every: 20s, fn: mean)",
    "derivative": "data |> derivative()",
    "difference": "data |> difference()",
    "movingAverage": "data |> movingAverage(n: 3)",
    "exponentialMovingAverage": "data |> exponentialMovingAverage(n: 3)",
    "relativeStrengthIndex": "data |> relativeStrengthIndex(n: 3)",
    "cumulativeSum": "data |> cumulativeSum()",
    "elapsed": "data |> elapsed()",
    "integral": "data |> integral()",
    "histogram": "data |> histogram(bins: [10.0, 50.0, 200.0])",
    "fill": "data |> fill(value: 0.0)",
    "reduce": "data |> reduce(identity: {s: 0.0}, "
    "fn: (r, accumulator) => ({s: accumulator.s + r._value}))",
    "pivot": 'data |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")',
    "join": 'join(tables: {a: data, b: data}, on: ["_time", "pair"])',
    "union": "union(tables: [data, data])",
    "unique": "data |> unique()",
}

_FORECAST: Final = "data |> holtWinters(n: 3, interval: 10s)"

_DASHBOARD: Final = """
from(bucket: "b")
    |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
    |> filter(fn: (r) => r["_measurement"] == "ticker")
    |> filter(fn: (r) => r["_field"] == "last" or r["_field"] == "bid")
    |> filter(fn: (r) => r["pair"] == "BTC/USD")
    |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)
    |> yield(name: "mean")
"""
_VARIABLES: Final = "option v = {timeRangeStart: -1h, timeRangeStop: now(), windowPeriod: 10s}\n"


def run() -> list[Row]:
    """Measure all."""
    return [*_beside_polars(), *_small_tables(), _forecast(), _dashboard()]


def _beside_polars() -> list[Row]:
    block = _make_block(1_000, 1_000)
    frame = block.rows.rename({TABLE: "series"})
    rows = []
    for name, (script, by_hand) in _WORK.items():
        figures = measure({OURS: _runner(block, script), _POLARS: _on(by_hand, frame)}, rounds=9)
        milliseconds = {system: taken * 1e3 for system, taken in figures.items()}
        limit = round(3 * milliseconds[_POLARS], 1)
        title = f"Flux {name}, 1,000 series × 1,000 rows"
        rows.append(Row(title, "ms", False, milliseconds, limit=limit))
    return rows


def _small_tables() -> list[Row]:
    block = _make_block(10_000, 10)
    rows = []
    for name, script in _SMALL.items():
        (taken,) = measure({OURS: _runner(block, script)}, rounds=9).values()
        title = f"Flux {name}, 10,000 tables × 10 rows"
        rows.append(Row(title, "ms", False, {OURS: taken * 1e3}, limit=1_000))
    return rows


def _forecast() -> Row:
    """Forecast a hundredth of the small tables: all of them would take minutes (decision 0048)."""
    block = _make_block(100, 10)
    (taken,) = measure({OURS: _runner(block, _FORECAST)}, rounds=1).values()
    return Row("Flux holtWinters, 100 tables × 10 rows", "ms", False, {OURS: taken * 1e3})


def _dashboard() -> Row:
    """Parse, check, interpret and plan; a new text each time, so that nothing is remembered.

    With its rules the planner leaves nothing to run but a read, which costs nothing here.
    """
    times = []
    environment = _environment(_make_block(1, 1), RULES)
    for number in range(50):
        begin = time.perf_counter()
        program = compile_query(Query(f"{_VARIABLES}// {number}\n{_DASHBOARD}"))
        next(run_program(program, environment), None)
        times.append(time.perf_counter() - begin)
    middle = statistics.median(times) * 1e3
    return Row(
        "Flux parsed, checked and planned, a dashboard query", "ms", False, {OURS: middle}, limit=3
    )


def _runner(block: TableBlock, script: str) -> Callable[[int], object]:
    program = compile_query(Query(_READ + script))
    environment = _environment(block)
    return lambda _: list(run_program(program, environment))


def _on(work: Callable[[pl.DataFrame], object], frame: pl.DataFrame) -> Callable[[int], object]:
    return lambda _: work(frame)


def _environment(block: TableBlock, rules: Sequence[Rule] = ()) -> Environment:
    """Make what a run needs; without rules, since storage's own aggregates are not measured."""
    limits = Limits(None, None, None)
    return Environment(_Memory(block), _Bucket(_BUCKET), SystemClock(), limits, rules=tuple(rules))


def _make_block(series: int, rows: int) -> TableBlock:
    """Make tables of time and float; every value is its own."""
    numbers = pl.DataFrame({TABLE: pl.int_range(series, dtype=pl.UInt32, eager=True)})
    keys = numbers.select(
        TABLE,
        pl.lit(_START, pl.Int64).cast(_TIME).alias("_start"),
        pl.lit(_START + rows * _STEP, pl.Int64).cast(_TIME).alias("_stop"),
        pl.lit("last").alias("_field"),
        pl.lit("ticker").alias("_measurement"),
        pl.format("PAIR{}", pl.col(TABLE).cast(pl.String).str.zfill(5)).alias("pair"),
    )
    at = pl.int_range(series * rows, dtype=pl.Int64)
    values = pl.select(
        (at // rows).cast(pl.UInt32).alias(TABLE),
        (at % rows * _STEP + _START).cast(_TIME).alias("_time"),
        (at * 7_919 % 100_003 / 1_000.03).alias("_value"),
    )
    columns = ("_start", "_stop", "_time", "_value", "_field", "_measurement", "pair")
    return TableBlock(columns, keys, values)


@dataclass(frozen=True, slots=True)
class _Memory:
    """Gives the same tables to every read."""

    block: TableBlock

    def read(
        self, bucket: str, spec: ReadSpec, cancelled: Cancellation | None = None
    ) -> Sequence[TableBlock]:
        return [self.block]

    def tag_values(
        self,
        bucket: str,
        tag: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        raise NotImplementedError

    def tag_keys(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        raise NotImplementedError

    def measurements(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        raise NotImplementedError

    def field_keys(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> list[str]:
        raise NotImplementedError

    def cardinality(
        self,
        bucket: str,
        bounds: Bounds,
        predicate: Predicate | None = None,
        cancelled: Cancellation | None = None,
    ) -> int:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Bucket:
    """The bucket `b`."""

    info: BucketInfo

    def find(self, name: str | None, identifier: str | None) -> BucketInfo:
        return self.info

    def list(self) -> Sequence[BucketInfo]:
        return [self.info]
