"""Compiling and running whole scripts."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from krakflux.errors import (
    FluxError,
    InvalidError,
    KrakfluxError,
    NotFoundError,
    UnavailableError,
)
from krakflux.flux.program import Environment, Limits, Query, compile_query, run_program
from krakflux.flux.syntax import parse_file
from krakflux.flux.syntax.json import to_json
from krakflux.model.tables import TABLE
from support.memory_storage import FixedClock, MemoryStorage, OneBucket
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.model.tables import QueryResult, TableBlock
    from krakflux.storage.port import Cancellation, ReadSpec

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


def test_extern_runs_before_the_script(storage: MemoryStorage) -> None:
    extern = to_json(parse_file("option v = {start: -1h, least: 1.5}"))["files"][0]
    text = 'from(bucket: "b") |> range(start: v.start) |> filter(fn: (r) => r._value > v.least)'
    environment = Environment(storage, OneBucket(), FixedClock(), UNLIMITED)
    (result,) = run_program(compile_query(Query(text, extern=extern)), environment)
    assert sorted(map(float, values(result))) == [2.0, 3.0, 7.0]  # type: ignore[arg-type]


def test_params_are_a_record_of_the_script(storage: MemoryStorage) -> None:
    text = (
        'import "array"\n'
        "array.from(rows: [{i: params.i, f: params.f, s: params.s, b: params.b, "
        "t: time(v: params.t), last: params.list[1], deep: params.deep.x}])"
    )
    given = {
        "i": -(1 << 63),
        "f": 2.0,
        "s": 'a "quoted" ${text}',
        "b": True,
        "t": "2024-01-01T00:00:00Z",
        "list": [1, 2],
        "deep": {"x": -0.5},
    }
    environment = Environment(storage, OneBucket(), FixedClock(), UNLIMITED)
    (result,) = run_program(compile_query(Query(text, params=given)), environment)
    (row,) = result.blocks[0].rows.drop(TABLE).to_dicts()
    assert row.pop("t").year == 2024
    expected = {"i": -(1 << 63), "f": 2.0, "s": 'a "quoted" ${text}', "b": True}
    assert row == expected | {"last": 2, "deep": -0.5}
    assert type(row["f"]) is float


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ([1], "params must be an object"),
        ({"a": {"b": [None]}}, "params.a.b[0]: Flux has no literal for null"),
        ({"a": 1 << 63}, "params.a: 9223372036854775808 is out of the range of integers"),
    ],
)
def test_params_that_flux_has_no_value_for(params: object, message: str) -> None:
    with pytest.raises(InvalidError) as caught:
        compile_query(Query("x = params", params=params))
    assert caught.value.message.startswith(message)


def test_the_script_may_come_as_a_tree(storage: MemoryStorage) -> None:
    tree = to_json(parse_file('from(bucket: "b") |> range(start: -1h) |> last()'))
    environment = Environment(storage, OneBucket(), FixedClock(), UNLIMITED, rules=())
    (result,) = run_program(compile_query(Query(None, ast=tree)), environment)
    assert values(result) == [2.0, 3.0, 7]


def test_now_is_one_instant_that_the_query_may_set(storage: MemoryStorage) -> None:
    program = compile_query(Query('from(bucket: "b") |> range(start: -15s)', now=NOW - 10 * SECOND))
    (result,) = run_program(program, Environment(storage, OneBucket(), FixedClock(), UNLIMITED))
    assert values(result) == [2.0]


def test_the_profiler_adds_a_result(storage: MemoryStorage) -> None:
    *_, profile = run(
        'import "profiler"\noption profiler.enabledProfilers = ["query", "operator"]\n'
        'from(bucket: "b") |> range(start: -1h)',
        storage,
    )
    assert profile.name == "_profiler"
    names = [block.keys["_measurement"][0] for block in profile.blocks]
    assert names == ["profiler/query", "profiler/operator"]


def test_endless_recursion_is_an_error(storage: MemoryStorage) -> None:
    with pytest.raises(FluxError):
        run("f = (g) => g(g: g)\nx = f(g: f)", storage)


def test_deep_nesting_is_an_error_or_an_answer(storage: MemoryStorage) -> None:
    with pytest.raises(KrakfluxError):
        run("a = " + "(" * 20_000 + "1" + ")" * 20_000, storage)


def test_long_chains_are_no_nesting(storage: MemoryStorage) -> None:
    predicate = " or ".join(f'r.bar == "{number}"' for number in range(2_000))
    (result,) = run(
        f'from(bucket: "b") |> range(start: -1h) |> filter(fn: (r) => {predicate} or r.bar == "x")',
        storage,
    )
    assert values(result) == [1.0, 2.0]


def test_a_cancelled_run_stops(storage: MemoryStorage) -> None:
    cancelled = threading.Event()
    cancelled.set()
    environment = Environment(storage, OneBucket(), FixedClock(), UNLIMITED, cancelled)
    with pytest.raises(FluxError, match="canceled"):
        list(run_program(compile_query(Query('from(bucket: "b") |> range(start: 0)')), environment))


class EndlessStorage(MemoryStorage):
    """Reads nothing until it is told to stop."""

    def read(
        self, bucket: str, spec: ReadSpec, cancelled: Cancellation | None = None
    ) -> Sequence[TableBlock]:
        assert cancelled is not None
        eventually(cancelled.is_set)
        raise UnavailableError("the read was cancelled")


def test_a_read_is_stopped_at_the_time_limit() -> None:
    with pytest.raises(FluxError, match=r"query exceeded its time limit of 0\.05 seconds"):
        run('from(bucket: "b") |> range(start: 0)', EndlessStorage(), Limits(time_s=0.05))


def test_shared_streams_are_read_once(storage: MemoryStorage) -> None:
    *_, profile = run(
        'import "profiler"\noption profiler.enabledProfilers = ["operator"]\n'
        'd = from(bucket: "b") |> range(start: -1h) |> map(fn: (r) => ({r with _value: 1}))\n'
        'd |> sum() |> yield(name: "a")\nd |> max() |> yield(name: "b")',
        storage,
    )
    (table,) = profile.blocks
    counts = dict(zip(table.rows["Type"], table.rows["Count"], strict=True))
    assert counts["read"] == counts["map"] == 1


def test_a_billion_windows_are_refused_where_empty_ones_count(storage: MemoryStorage) -> None:
    cut = 'from(bucket: "b") |> range(start: 0) |> window(every: 1ns'
    with pytest.raises(FluxError, match="limit reached"):
        run(f"{cut}, createEmpty: true)", storage, Limits())
    (result,) = run(f"{cut})", storage, Limits())
    assert sorted(values(result)) == [1.0, 2.0, 3.0, 7]
