"""Compiling and running whole scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.errors import FluxError, KrakfluxError, NotFoundError
from krakflux.flux.program import Environment, Limits, Query, compile_query, run_program
from support.memory_storage import FixedClock, MemoryStorage, OneBucket

if TYPE_CHECKING:
    from krakflux.model.tables import QueryResult

NOW = FixedClock().time
SECOND = 1_000_000_000
UNLIMITED = Limits(None, None, None)


@pytest.fixture
def storage() -> MemoryStorage:
    memory = MemoryStorage()
    memory.add("m", {"bar": "x"}, "f", {NOW - 30 * SECOND: 1.0, NOW - 20 * SECOND: 2.0})
    memory.add("m", {"bar": "y"}, "f", {NOW - 10 * SECOND: 3.0})
    memory.add("m", {"bar": "y"}, "g", {NOW - 10 * SECOND: 7})
    return memory


def run(text: str, storage: MemoryStorage, limits: Limits = UNLIMITED) -> list[QueryResult]:
    environment = Environment(storage, OneBucket(), FixedClock(), limits)
    return list(run_program(compile_query(Query(text)), environment))


def values(result: QueryResult) -> list[object]:
    return [value for block in result.blocks for value in block.rows["_value"].to_list()]


def test_reads_a_range_and_filters_it(storage: MemoryStorage) -> None:
    (result,) = run(
        'from(bucket: "b") |> range(start: -1h)'
        ' |> filter(fn: (r) => r._field == "f" and r._value > 1.5)',
        storage,
    )
    assert result.name == "_result"
    assert values(result) == [2.0, 3.0]


def test_each_yield_is_a_result(storage: MemoryStorage) -> None:
    results = run(
        'data = from(bucket: "b") |> range(start: -1h)\n'
        'data |> filter(fn: (r) => r.bar == "x") |> yield(name: "one")\n'
        'data |> filter(fn: (r) => r._field == "g") |> yield(name: "two")',
        storage,
    )
    assert [(each.name, values(each)) for each in results] == [("one", [1.0, 2.0]), ("two", [7])]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'from(bucket: "b")',
            "cannot submit unbounded read to \"b\"; try bounding 'from' with a call to 'range'",
        ),
        (
            'from(bucket: "b") |> range(start: 1h)',
            'error calling function "range" @1:22-1:38: cannot query an empty range',
        ),
        ("foo", "error @1:1-1:4: undefined identifier foo"),
        (
            "a = 1",
            "error in query specification while starting program: this Flux script returns no "
            'streaming data. Consider adding a "yield" or invoking streaming functions directly, '
            "without performing an assignment",
        ),
        ("f(a: 1", "compilation failed: error @1:1-1:7: expected RPAREN, got EOF"),
    ],
)
def test_failures_say_where_and_why(text: str, message: str, storage: MemoryStorage) -> None:
    with pytest.raises(KrakfluxError) as caught:
        run(text, storage)
    assert caught.value.message == message


def test_an_unknown_bucket_is_not_found(storage: MemoryStorage) -> None:
    with pytest.raises(NotFoundError, match='could not find bucket "x"'):
        run('from(bucket: "x") |> range(start: -1h)', storage)


def test_a_row_limit_names_its_setting(storage: MemoryStorage) -> None:
    with pytest.raises(FluxError, match="row limit reached: limit 2 rows, wanted: 4") as caught:
        run('from(bucket: "b") |> range(start: -1h)', storage, Limits(rows=2))
    assert caught.value.hint is not None
    assert "query_rows" in caught.value.hint
