"""What rules do to plans, seen in the profiler's plan."""

from __future__ import annotations

import pytest

from krakflux.model.predicate import And, Comparison, IsPresent, Not, Operator, Or
from krakflux.storage.port import Aggregate, ReadSpec
from support.flux import run_flux
from support.memory_storage import FixedClock, MemoryStorage

NOW = FixedClock().time
_SOURCE = 'from(bucket: "b") |> range(start: -1h)'


class _Recorder(MemoryStorage):
    """Answers nothing and remembers what it was asked."""

    def read(self, bucket: str, spec: ReadSpec, cancelled: object = None) -> list[object]:  # type: ignore[override]
        self.spec = spec
        return []

    def tag_values(self, bucket: str, tag: str, *arguments: object) -> list[str]:
        self.looked_up = tag
        return ["v"]


def _spec(steps: str) -> ReadSpec:
    recorder = _Recorder()
    run_flux(f"{_SOURCE} |> {steps}", recorder)
    return recorder.spec


def _equal(column: str, value: str) -> Comparison:
    return Comparison(column, Operator.EQUAL, value)


@pytest.mark.parametrize(
    ("predicate", "pushed"),
    [
        ('r._measurement == "m"', _equal("_measurement", "m")),
        ('r["a"] == "x" or r.b == "y"', Or((_equal("a", "x"), _equal("b", "y")))),
        (
            'r.a == "x" and r._value > 1',
            And((_equal("a", "x"), Comparison("_value", Operator.GREATER, 1))),
        ),
        ("r.a =~ /x/", Comparison("a", Operator.MATCH, "x")),
        ("not exists r.a", Not(IsPresent("a"))),
        ('r.a == "x" and r._value * 2.0 > 1.0', _equal("a", "x")),
        ('r.a == ""', None),
        ('not r.a == "x"', None),
        ('"x" == r.a', None),
        ("r._time > 2024-01-01T00:00:00Z", None),
        ('r.a == "x" or r._value * 2.0 > 1.0', None),
    ],
)
def test_filters_are_pushed_as_far_as_they_go(predicate: str, pushed: object) -> None:
    assert _spec(f"filter(fn: (r) => {predicate})").predicate == pushed


def test_constants_outside_the_function_are_pushed() -> None:
    recorder = _Recorder()
    run_flux(f'v = {{name: "x"}}\n{_SOURCE} |> filter(fn: (r) => r.a == v.name)', recorder)
    assert recorder.spec.predicate == _equal("a", "x")


def test_aggregate_window_becomes_one_read() -> None:
    spec = _spec("aggregateWindow(every: 1m, fn: mean, createEmpty: false)")
    assert spec.aggregate is Aggregate.MEAN
    assert spec.window is not None
    assert (spec.time_column, spec.create_empty) == ("_stop", False)


def test_limit_and_aggregates_are_pushed() -> None:
    assert _spec("limit(n: 3)").limit == 3
    assert _spec("last()").aggregate is Aggregate.LAST
    assert _spec('group(columns: ["a"]) |> sum()').group == ("a",)


def test_distinct_tag_values_are_looked_up() -> None:
    recorder = _Recorder()
    (result,) = run_flux(
        f'{_SOURCE} |> keep(columns: ["a"]) |> group() |> distinct(column: "a")', recorder
    )
    assert recorder.looked_up == "a"
    assert result.blocks[0].rows["_value"].to_list() == ["v"]


def test_last_of_a_group_is_last_by_time() -> None:
    storage = MemoryStorage()
    storage.add("m", {"bar": "x"}, "f", {NOW - 10: 1.0})
    storage.add("m", {"bar": "y"}, "f", {NOW - 20: 2.0})
    (result,) = run_flux(f"{_SOURCE} |> group() |> last()", storage, rules=())
    assert result.blocks[0].rows["_value"].to_list() == [1.0]
    assert {"_start", "_stop"} == set(result.blocks[0].key_columns)
