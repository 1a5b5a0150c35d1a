"""A script answers the same with the planner's rules off."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krakflux.codec.line_protocol import parse, parse_precision
from krakflux.errors import KrakfluxError
from krakflux.flux.plan import rules
from krakflux.flux.plan.planner import REQUIRED_RULES, RULES
from krakflux.storage.duckdb import open_engine
from support.flux import comparable, run_flux
from support.memory_storage import BUCKET, FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.flux.plan.node import Node
    from krakflux.flux.plan.planner import Rule
    from krakflux.flux.ports import BucketDirectory
    from krakflux.storage.port import Storage

NOW = FixedClock().time
SECOND = 1_000_000_000

_FILTERS = st.sampled_from(
    [
        'r._field == "f"',
        'r._measurement == "m" and r._field == "i"',
        'r.bar == "x" or r.bar == "y"',
        "r.bar =~ /x|z/",
        "r.zone !~ /a/",
        "exists r.zone",
        "not exists r.zone",
        'r._field == "f" and r._value > 20.0',
        'r._field == "i" and (r._value < 10 or r._value >= 30) and r._value != 5',
        'r._field == "f" and r._value * 2.0 < 50.0 and r.bar != "z"',
        'r.zone == ""',
    ]
)
_EVERY = st.sampled_from(["30s", "7m", "1h", "1d", "1mo"])
_AGGREGATE = st.sampled_from(["count", "sum", "mean", "min", "max", "first", "last"])


@st.composite
def _window(draw: st.DrawFn) -> str:
    every, function = draw(_EVERY), draw(_AGGREGATE)
    more = draw(
        st.sampled_from(
            ["", ", createEmpty: false", ', timeSrc: "_start"', ", offset: 5s", ", period: 20m"]
        )
    )
    period = more if every in ("7m", "1h") or "period" not in more else ""
    return f"aggregateWindow(every: {every}, fn: {function}{period})"


_STEPS = st.one_of(
    _FILTERS.map(lambda predicate: f"filter(fn: (r) => {predicate})"),
    _AGGREGATE.map(lambda name: f"{name}()"),
    _window(),
    st.sampled_from(
        [
            "group()",
            'group(columns: ["bar"])',
            'group(columns: ["_field", "zone"])',
            "limit(n: 3)",
            "limit(n: 2, offset: 1)",
            "tail(n: 2)",
            "tail(n: 1, offset: 2)",
            'sort(columns: ["_time"])',
            'sort(columns: ["_time"], desc: true)',
            'keep(columns: ["bar"]) |> group() |> distinct(column: "bar") |> sort()',
            'keys() |> keep(columns: ["_value"]) |> distinct() |> sort()',
            'pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")',
            "window(every: 10m)",
            "window(every: 30m, createEmpty: true)",
            "window(every: 20m, period: 30m, offset: 3s)",
        ]
    ),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    storage = open_engine(tmp_path_factory.mktemp("engine"), FixedClock())
    storage.create_bucket(BUCKET.id, 0)
    _fill(storage)
    yield storage
    storage.close()


def _fill(storage: Storage) -> None:
    lines = []
    for number in range(60):
        time = NOW - 3600 * SECOND + number * 60 * SECOND
        lines.append(f"m,bar=x f={number * 1.5},i={number % 41}i {time}")
        lines.append(f'k,bar=z f={number / 4},s="t{number}" {time + 5 * SECOND}')
        if number % 3:
            lines.append(f"m,bar=y,zone=a f={number * 2.5},b={number % 2 == 0} {time + 7 * SECOND}")
        if number % 5 == 0:
            lines.append(f"m,bar=y,zone=b i={number}i {time + 9 * SECOND}")
    storage.write(BUCKET.id, parse("\n".join(lines).encode(), parse_precision("ns"), NOW))


def _answer(script: str, storage: Storage, *, with_rules: bool) -> list[object] | None:
    try:
        return comparable(run_flux(script, storage, rules=RULES if with_rules else ()))
    except KrakfluxError:
        return None


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=st.lists(_STEPS, min_size=1, max_size=3), start=st.sampled_from(["-2h", "-31m"]))
def test_rules_change_nothing(engine: Storage, steps: list[str], start: str) -> None:
    script = f'from(bucket: "b") |> range(start: {start}) |> ' + " |> ".join(steps)
    assert _answer(script, engine, with_rules=True) == _answer(script, engine, with_rules=False)


# For each rule a script that it changes.
_CHANGED_BY = {
    "push_filter": 'filter(fn: (r) => r.bar == "x")',
    "tag_values": 'keep(columns: ["bar"]) |> group() |> distinct(column: "bar") |> sort()',
    "tag_keys": 'keys() |> keep(columns: ["_value"]) |> distinct() |> sort()',
    "push_aggregate": 'filter(fn: (r) => r._field == "f") |> mean()',
    "push_group_aggregate": 'filter(fn: (r) => r._field == "f") |> group() |> sum()',
    "push_window_aggregate": 'filter(fn: (r) => r._field == "f")'
    " |> aggregateWindow(every: 7m, fn: max)",
    "push_window": 'filter(fn: (r) => r._field == "f") |> window(every: 7m) |> min()',
    "push_sort": 'sort(columns: ["_time"], desc: true)',
    "push_limit": 'sort(columns: ["_time"], desc: true) |> limit(n: 3)',
    "push_tail": "tail(n: 3)",
}


def _files_of_rules() -> set[str]:
    """Name the modules of the package that hold a rule: a function of their own name."""
    names = (module.name for module in pkgutil.iter_modules(rules.__path__))
    return {
        name
        for name in names
        if hasattr(importlib.import_module(f"{rules.__name__}.{name}"), name)
        and name not in {rule.__name__ for rule in REQUIRED_RULES}  # type: ignore[attr-defined]
    }


def test_every_file_of_rules_is_under_test() -> None:
    assert _files_of_rules() == _CHANGED_BY.keys()
    assert {rule.__name__ for rule in RULES} == _CHANGED_BY.keys()  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_changes_the_plan_and_not_the_answer(engine: Storage, rule: Rule) -> None:
    changed = []

    def watched(node: Node, buckets: BucketDirectory) -> Node | None:
        made = rule(node, buckets)
        changed.append(made is not None)
        return made

    steps = _CHANGED_BY[rule.__name__]  # type: ignore[attr-defined]
    script = f'from(bucket: "b") |> range(start: -2h) |> {steps}'
    others = tuple(watched if each is rule else each for each in RULES)
    with_rule = comparable(run_flux(script, engine, rules=others))
    assert any(changed)
    assert with_rule == comparable(run_flux(script, engine, rules=()))


@pytest.mark.parametrize("columns", ["[]", '["bar"]', '["bar", "zone"]', '["_field"]'])
@pytest.mark.parametrize("function", ["count", "sum", "mean", "min", "max", "first", "last"])
def test_aggregates_over_groups(engine: Storage, columns: str, function: str) -> None:
    script = (
        'from(bucket: "b") |> range(start: -2h) |> filter(fn: (r) => r._field == "f")'
        f" |> group(columns: {columns}) |> {function}()"
    )
    found = _answer(script, engine, with_rules=True)
    assert found
    assert found == _answer(script, engine, with_rules=False)
