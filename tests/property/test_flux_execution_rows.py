"""Row functions as columns give what the row interpreter gives."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import single_table
from krakflux.flux.execute.column import values_of
from krakflux.flux.execute.row_function import RowFunction, interpret_rows, map_rows
from krakflux.flux.interpret.runtime import Runtime
from krakflux.flux.interpret.script import run_files
from krakflux.flux.stdlib import registry
from krakflux.flux.syntax import parse_file
from krakflux.flux.values import Record
from support.flux import run_flux
from support.memory_storage import FixedClock, MemoryStorage, OneBucket

if TYPE_CHECKING:
    from krakflux.model.tables import TableBlock

_INT = st.one_of(st.none(), st.integers(-4, 4), st.sampled_from([(1 << 63) - 1, -(1 << 63)]))
_UINT = st.one_of(st.none(), st.integers(0, 4), st.just((1 << 64) - 1))
_FLOAT = st.one_of(
    st.none(), st.integers(-4, 4).map(lambda n: n / 2), st.sampled_from([math.nan, math.inf])
)
_STRING = st.one_of(st.none(), st.sampled_from(["", "a", "ab", "B", "1"]))
_BOOL = st.one_of(st.none(), st.booleans())
_TIME = st.one_of(st.none(), st.integers(-(10**18), 10**18))

_COLUMNS = {
    "i": (_INT, pl.Int64),
    "j": (_INT, pl.Int64),
    "u": (_UINT, pl.UInt64),
    "f": (_FLOAT, pl.Float64),
    "g": (_FLOAT, pl.Float64),
    "s": (_STRING, pl.String),
    "b": (_BOOL, pl.Boolean),
    "c": (_BOOL, pl.Boolean),
    "t": (_TIME, pl.Int64),
}


@st.composite
def _tables(draw: st.DrawFn) -> TableBlock:
    height = draw(st.integers(0, 6))
    frame = pl.DataFrame(
        [
            pl.Series(name, [draw(values) for _ in range(height)], dtype=dtype)
            for name, (values, dtype) in _COLUMNS.items()
        ]
    )
    return single_table(frame.with_columns(pl.col("t").cast(pl.Datetime("ns"))))


def _binary(operators: str, operand: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operator = st.sampled_from(operators.split())
    return st.tuples(operand, operator, operand).map(lambda parts: f"({' '.join(parts)})")


def _choice(value: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(_BOOLEANS, value, value).map(
        lambda parts: f"(if {parts[0]} then {parts[1]} else {parts[2]})"
    )


def _grown(
    leaves: list[str], grow: st.SearchStrategy[str] | None, operators: str
) -> st.SearchStrategy[str]:
    del grow
    return st.recursive(
        st.sampled_from(leaves),
        lambda inner: st.one_of(_binary(operators, inner), _choice(inner)),
        max_leaves=4,
    )


_BOOLEANS: st.SearchStrategy[str] = st.deferred(lambda: _boolean_expressions())
_INTEGERS = _grown(["r.i", "r.j", "1", "0", "-2", "r.none"], None, "+ - * / %")
_UNSIGNED = _grown(["r.u", "uint(v: 3)", "uint(v: r.j)", "r.none"], None, "+ - * / %")
_FLOATS = _grown(["r.f", "r.g", "1.5", "0.0", "float(v: r.i)", "r.none"], None, "+ - * /")
_STRINGS = _grown(["r.s", '"a"', "strings.toUpper(v: r.s)", "r.none"], None, "+")


def _boolean_expressions() -> st.SearchStrategy[str]:
    numbers = st.one_of(_INTEGERS, _UNSIGNED, _FLOATS)
    comparisons = st.one_of(
        _binary("== != < <= > >=", numbers),
        _binary("== != < <= > >=", _STRINGS),
        st.sampled_from(
            ["r.b", "r.c", "r.b == r.c", "exists r.i", "exists r.none", "r.s =~ /^a/", "true"]
        ),
        st.sampled_from(["r.t < 2000-01-01T00:00:00Z", "r.s !~ /b/", 'r.none == "x"']),
    )
    return st.recursive(
        comparisons,
        lambda inner: st.one_of(_binary("and or", inner), inner.map(lambda text: f"(not {text})")),
        max_leaves=3,
    )


def _row_function(body: str) -> RowFunction:
    runtime = Runtime(
        started=0,
        load_package=registry.load_package,
        buckets=OneBucket(),
        execute=lambda node: [],
    )
    scope = run_files(
        [parse_file(f'import "json"\nimport "strings"\nfn = (r) => ({{x: {body}}})')], runtime
    )
    return RowFunction(scope.lookup("fn"), runtime)


def _by_rows(function: RowFunction, block: TableBlock) -> list[object] | str:
    try:
        records = interpret_rows(function, block)
    except FluxError as error:
        return _reason(error)
    return [record.fields["x"] if isinstance(record, Record) else None for record in records]


def _by_columns(function: RowFunction, block: TableBlock) -> list[object] | str:
    try:
        rows = map_rows(function, block).rows
    except FluxError as error:
        return _reason(error)
    return values_of(rows["x"]) if "x" in rows.columns else [None] * rows.height


def _reason(error: FluxError) -> str:
    return error.message.rsplit(": ", 1)[-1]


def _same(one: object, two: object) -> bool:
    if isinstance(one, float) and isinstance(two, float):
        return math.isnan(one) is math.isnan(two) and (math.isnan(one) or one == two)
    return type(one) is type(two) and one == two


@settings(max_examples=200, deadline=None)
@given(block=_tables(), body=st.one_of(_INTEGERS, _UNSIGNED, _FLOATS, _STRINGS, _BOOLEANS))
def test_columns_give_what_rows_give(block: TableBlock, body: str) -> None:
    function = _row_function(body)
    rows, columns = _by_rows(function, block), _by_columns(function, block)
    if isinstance(rows, str) or isinstance(columns, str):
        # Which row fails first differs, and with it the reason; that one fails does not.
        assert isinstance(rows, str), (rows, columns)
        assert isinstance(columns, str), (rows, columns)
        return
    assert len(rows) == len(columns)
    assert all(map(_same, rows, columns)), (rows, columns)


_SHAPES = [
    "window(every: 2s)",
    "window(every: 2s, period: 3s, createEmpty: true)",
    'sort(columns: ["_value", "_time"], desc: true)',
    'group(columns: ["bar"])',
    'pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")',
    'pivot(rowKey: [], columnKey: ["_field"], valueColumn: "_value")',
    'pivot(rowKey: ["bar"], columnKey: ["_field", "_time"], valueColumn: "_value")',
    "aggregateWindow(every: 2s, fn: last)",
    "limit(n: 2)",
    'duplicate(column: "_value", as: "i")',
]
_JOINED = 'join(tables: {a: data, b: data |> drop(columns: ["bar"])}, on: ["_time", "_field"])'
_SHAPED_INTEGERS = _grown(["r.i", "r._value", "2", "r.none"], None, "+ - * / %")
_SHAPED_FLOATS = _grown(["r.f", "r._value", "r._value_a", "0.5"], None, "+ - * /")
_SHAPED_OTHERS = st.sampled_from(
    [
        "r.bar",
        "r._time >= r._start",
        'r._field == "f" and r._value > 1.0',
        'if exists r.bar then r.bar + "-" + r._field else "none"',
        "string(v: r._time)",
        "r.f < r.i or not exists r.f",
        'if exists r.bar then string(v: json.encode(v: r)) else "none"',
        "string(v: json.encode(v: {a: [r._value], b: {c: r.bar, d: r._time}}))",
        "json.encode(v: r._value) == bytes(v: string(v: r._value))",
        "display(v: json.encode(v: {v: r._value}))",
        '"${json.encode(v: r.bar)}"',
        "exists json.encode(v: r.bar)",
        "json.encode(v: json.encode(v: r.bar)) =~ /x/",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(st.tuples(st.integers(0, 6), st.sampled_from("xy"), _FLOAT, _INT), max_size=8),
    shapes=st.lists(st.sampled_from(_SHAPES), max_size=2),
    is_joined=st.booleans(),
    body=st.one_of(_SHAPED_INTEGERS, _SHAPED_FLOATS, _SHAPED_OTHERS),
)
def test_columns_give_what_rows_give_whatever_shaped_the_tables(
    values: list[tuple[int, str, float | None, int | None]],
    shapes: list[str],
    is_joined: bool,
    body: str,
) -> None:
    storage = MemoryStorage()
    for seconds, bar, number, integer in values:
        time = FixedClock().time - (seconds + 1) * 10**9
        for field, value in (("f", number), ("i", integer)):
            if value is not None:
                storage.add("m", {"bar": bar}, field, {time: value})
    source = 'from(bucket: "b") |> range(start: -7s)'
    if is_joined:
        # Types differ between the fields; a join has a column of one.
        source = f'data = {source} |> filter(fn: (r) => r._field == "f")\n{_JOINED}'
    try:
        (result,) = run_flux(" |> ".join([source, *shapes]), storage, rules=())
    except FluxError:
        return
    function = _row_function(body)
    for block in result.blocks:
        rows, columns = _by_rows(function, block), _by_columns(function, block)
        assert isinstance(rows, str) is isinstance(columns, str), (rows, columns)
        if not isinstance(rows, str):
            assert len(rows) == len(columns)
            assert all(map(_same, rows, columns)), (rows, columns)


def test_the_row_interpreter_runs_what_has_no_columns() -> None:
    (result,) = run_flux(
        'import "array"\nimport "strings"\n'
        'array.from(rows: [{v: "a-b"}, {v: "c"}])'
        ' |> map(fn: (r) => ({n: length(arr: strings.split(v: r.v, t: "-"))}))',
        MemoryStorage(),
    )
    assert result.blocks[0].rows["n"].to_list() == [2, 1]
