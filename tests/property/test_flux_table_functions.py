"""Functions along tables, all tables at once, against loops over one table at a time."""

from __future__ import annotations

import math
import statistics
from itertools import pairwise
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.flux.execute.context import Context
from krakflux.flux.execute.limits import Limits
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib import registry
from krakflux.flux.values import Builtin, Stream
from krakflux.model.tables import TABLE, TableBlock
from krakflux.model.time import Duration
from support.memory_storage import MemoryStorage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Row = tuple[int, float | None]
Table = list[Row]
Values = list[float | None]

SECOND = 1_000_000_000

_VALUE = st.one_of(st.none(), st.integers(-20, 20).map(lambda number: number / 2))


@st.composite
def _table(draw: st.DrawFn, value: st.SearchStrategy[float | None] = _VALUE) -> Table:
    gaps = draw(st.lists(st.integers(1, 4), max_size=9))
    time, rows = 0, []
    for gap in gaps:
        time += gap
        rows.append((time, draw(value)))
    return rows


_TABLES = st.lists(_table(), min_size=1, max_size=4)


def apply(tables: Sequence[Table], package: str, name: str, **arguments: object) -> list[Values]:
    """Run a function of the library on tables; give the last column of each table."""
    made = _run(_block(tables), package, name, arguments)
    label = made.columns[-1] if "_value" not in made.rows.columns else "_value"
    return _column(made, label)


def added(tables: Sequence[Table], package: str, name: str, **arguments: object) -> list[Values]:
    """Run a function that adds a column; give it."""
    made = _run(_block(tables), package, name, arguments)
    return _column(made, made.columns[-1])


def _run(block: TableBlock, package: str, name: str, arguments: dict[str, object]) -> TableBlock:
    loaded = registry.load_package(package)
    assert loaded is not None
    function = loaded.members[name]
    assert isinstance(function, Builtin)
    stream = function.implementation(Stream(None), **arguments)  # type: ignore[arg-type]
    operation = stream.node.operation
    assert isinstance(operation, BlockOperation)
    return operation.transform(block, Context(MemoryStorage(), Limits(None, None, None)))


def _block(tables: Sequence[Table]) -> TableBlock:
    numbered = [(table, time, value) for table, rows in enumerate(tables) for time, value in rows]
    keys = pl.DataFrame(
        {TABLE: range(len(tables)), "t": [str(n) for n in range(len(tables))]},
        schema={TABLE: pl.UInt32, "t": pl.String},
    )
    rows = pl.DataFrame(
        numbered, schema={TABLE: pl.UInt32, "_time": pl.Int64, "_value": pl.Float64}, orient="row"
    )
    times = (pl.col("_time") * SECOND).cast(pl.Datetime("ns"))
    return TableBlock(("t", "_time", "_value"), keys, rows.with_columns(times))


def _column(block: TableBlock, label: str) -> list[Values]:
    found: list[Values] = [[] for _ in range(block.keys.height)]
    for table, value in block.rows.select(TABLE, label).iter_rows():
        found[table].append(value)
    return found


def check(found: list[Values], tables: Sequence[Table], oracle: Callable[[Table], Values]) -> None:
    assert len(found) == len(tables)
    for made, table in zip(found, tables, strict=True):
        wanted = oracle(table)
        assert [each is None for each in made] == [each is None for each in wanted]
        known = [each for each in wanted if each is not None]
        assert [each for each in made if each is not None] == pytest.approx(
            known, rel=1e-9, abs=1e-9, nan_ok=True
        )


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return math.fsum(known) / len(known) if known else None


@given(_TABLES, st.integers(1, 5))
def test_moving_average(tables: list[Table], n: int) -> None:
    def oracle(table: Table) -> Values:
        values = [value for _, value in table]
        if len(values) < n:
            return [_mean(values)] if values else []
        return [_mean(values[end - n : end]) for end in range(n, len(values) + 1)]

    check(apply(tables, "universe", "movingAverage", n=n), tables, oracle)


def _smoothed(values: Values, n: int, weight: float) -> Values:
    if len(values) < n:
        return [_mean(values)] if values else []
    made = [_mean(values[:n])]
    for value in values[n:]:
        before = made[-1]
        if value is None or before is None:
            made.append(before if value is None else value)
        else:
            made.append(before + weight * (value - before))
    return made


@given(_TABLES, st.integers(1, 5))
def test_exponential_moving_average(tables: list[Table], n: int) -> None:
    def oracle(table: Table) -> Values:
        return _smoothed([value for _, value in table], n, 2 / (n + 1))

    check(apply(tables, "universe", "exponentialMovingAverage", n=n), tables, oracle)


@given(_TABLES, st.integers(1, 4))
def test_relative_strength_index(tables: list[Table], n: int) -> None:
    def oracle(table: Table) -> Values:
        rises: Values = []
        falls: Values = []
        before, known = 0.0, []
        for _, value in table:
            known.append(value is not None or any(known))
            rises.append(None if value is None else max(value - before, 0.0))
            falls.append(None if value is None else max(before - value, 0.0))
            before = before if value is None else value
        pairs = list(zip(_smoothed(rises, n, 1 / n), _smoothed(falls, n, 1 / n), strict=True))
        kept = pairs[1:] if len(table) > n else pairs[-1:]
        return [_strength(up, down) for up, down in kept]

    check(apply(tables, "universe", "relativeStrengthIndex", n=n), tables, oracle)


def _strength(up: float | None, down: float | None) -> float | None:
    if up is None or down is None:
        return None
    if down == 0:
        return math.nan if up == 0 else 100.0
    return 100 - 100 / (1 + up / down)


@given(st.lists(_table(st.integers(-9, 9).map(float)), min_size=1, max_size=4), st.integers(1, 4))
def test_chande_momentum_oscillator(tables: list[Table], n: int) -> None:
    def oracle(table: Table) -> Values:
        values = [value for _, value in table if value is not None]
        made: Values = []
        for end in range(n, len(values)):
            steps = [values[place] - values[place - 1] for place in range(end - n + 1, end + 1)]
            way = sum(abs(step) for step in steps)
            made.append(100 * sum(steps) / way if way else math.nan)
        return made

    check(apply(tables, "universe", "chandeMomentumOscillator", n=n), tables, oracle)


@given(_TABLES)
def test_cumulative_sum(tables: list[Table]) -> None:
    def oracle(table: Table) -> Values:
        total, made = 0.0, []
        for _, value in table:
            total += value or 0.0
            made.append(None if value is None else total)
        return made

    check(apply(tables, "universe", "cumulativeSum"), tables, oracle)


@given(_TABLES)
def test_integral(tables: list[Table]) -> None:
    def oracle(table: Table) -> Values:
        points = [(time, value) for time, value in table if value is not None]
        pairs = pairwise(points)
        return [sum((late - early) * (a + b) / 2 for (early, a), (late, b) in pairs)]

    check(apply(tables, "universe", "integral"), tables, oracle)


@given(_TABLES)
def test_stddev(tables: list[Table]) -> None:
    def oracle(table: Table) -> Values:
        known = [value for _, value in table if value is not None]
        if len(known) < 2:
            return [math.nan] if known else [None]
        return [statistics.stdev(known)]

    check(apply(tables, "universe", "stddev"), tables, oracle)


@given(_TABLES)
def test_mode(tables: list[Table]) -> None:
    def oracle(table: Table) -> Values:
        known = [value for _, value in table if value is not None]
        modes = sorted(statistics.multimode(known))
        return list(modes) if len(modes) < len(set(known)) else [None]

    check(apply(tables, "universe", "mode"), tables, oracle)


@given(_TABLES, st.sampled_from([0.0, 0.1, 0.5, 0.77, 1.0]))
def test_quantile(tables: list[Table], q: float) -> None:
    def oracle(table: Table) -> Values:
        known = sorted(value for _, value in table if value is not None)
        if not known:
            return [None]
        place = min(max(q * len(known) - 0.5, 0), len(known) - 1)
        low = math.floor(place)
        high = min(low + 1, len(known) - 1)
        return [known[low] + (known[high] - known[low]) * (place - low)]

    check(apply(tables, "universe", "quantile", q=q), tables, oracle)


@given(_TABLES, st.integers(1, 5))
def test_elapsed(tables: list[Table], unit: int) -> None:
    def oracle(table: Table) -> Values:
        pairs = pairwise(table)
        return [(late - early) // unit for (early, _), (late, _) in pairs]

    length = Duration(nanoseconds=unit * SECOND)
    check(added(tables, "universe", "elapsed", unit=length), tables, oracle)


@given(_TABLES, st.integers(1, 9))
def test_rolling_mean_of_time(tables: list[Table], period: int) -> None:
    def oracle(table: Table) -> Values:
        return [
            _mean([value for time, value in table if now - period < time <= now])
            for now, _ in table
        ]

    length = Duration(nanoseconds=period * SECOND)
    check(added(tables, "market", "rollingMean", period=length), tables, oracle)


@given(_TABLES, st.integers(1, 4))
def test_rolling_quantile_of_rows(tables: list[Table], n: int) -> None:
    def oracle(table: Table) -> Values:
        made: Values = [None] * min(n - 1, len(table))
        for end in range(n, len(table) + 1):
            known = [value for _, value in table[end - n : end] if value is not None]
            made.append(statistics.median(known) if known else None)
        return made

    check(added(tables, "market", "rollingQuantile", q=0.5, n=n), tables, oracle)


@given(st.lists(_table(st.integers(-9, 9).map(float)), min_size=1, max_size=3), st.integers(1, 3))
def test_linear_interpolation(tables: list[Table], every: int) -> None:
    def oracle(table: Table) -> Values:
        made: Values = [value for _, value in table[:1]]
        for (early, a), (late, b) in pairwise(table):
            assert a is not None
            assert b is not None
            moments = [time for time in range(early + 1, late) if time % every == 0]
            made += [a + (b - a) * (time - early) / (late - early) for time in moments]
            made.append(b)
        return made

    length = Duration(nanoseconds=every * SECOND)
    check(apply(tables, "interpolate", "linear", every=length), tables, oracle)


@given(_TABLES, st.integers(1, 6))
def test_vwap_of_equal_volumes_is_the_mean(tables: list[Table], volume: int) -> None:
    block = _block(tables)
    rows = block.rows.with_columns(pl.lit(float(volume)).alias("volume"))
    priced = TableBlock((*block.columns, "volume"), block.keys, rows)
    made = _column(_run(priced, "market", "vwap", {}), "_value")
    check(made, tables, lambda table: [_mean([value for _, value in table])])
