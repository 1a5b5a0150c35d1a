"""Scripts that try to use up the machine: each gets an error that names what it went beyond."""

from __future__ import annotations

import pytest

from krakflux.errors import KrakfluxError
from krakflux.flux.program import Limits
from support.flux import run_flux

LIMITS = Limits(memory_bytes=64 << 20, time_s=2.0, rows=200_000, columns=1_000)
ROWS = (
    'import "generate"\n'
    "rows = generate.from(start: 2020-01-01T00:00:00Z, stop: 2021-01-01T00:00:00Z, "
    "count: 10000, fn: (n) => n)\n"
)
ONE_ROW = (
    'import "array"\n'
    "row = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}]) "
    "|> range(start: 1970-01-01T00:00:00Z, stop: 2040-01-01T00:00:00Z)\n"
)
TEXT = 'import "strings"\na = strings.repeat(v: "a", i: 1000000)\n'
DOUBLINGS = 12


def doubled(expression: str) -> str:
    """Assign `x0` … so that each is twice as long as the one before."""
    return "\n".join(expression.format(new=n + 1, old=n) for n in range(DOUBLINGS))


@pytest.mark.parametrize(
    ("script", "words"),
    [
        pytest.param("f = (n) => f(n: n + 1)\nx = f(n: 0)", "undefined identifier f", id="by-name"),
        pytest.param(
            "w = (h, n) => h(h: h, n: n + 1)\nx = w(h: w, n: 0)",
            "nested too deeply",
            id="recursion",
        ),
        pytest.param("x = " + "(" * 20_000 + "1" + ")" * 20_000, "nested too deep", id="parens"),
        pytest.param("x = " + "[" * 20_000 + "]" * 20_000, "nested too deep", id="arrays"),
        pytest.param("x = " + "not " * 50_000 + "true", "nested too deep", id="operators"),
        pytest.param("x = 1" + " + 1" * 100_000, "nested too deep", id="sum"),
        pytest.param(
            ROWS.replace("10000", "1000000000") + "rows", "row limit reached", id="generate"
        ),
        pytest.param(
            ONE_ROW + "row |> window(every: 1ns, createEmpty: true)", "row limit", id="windows"
        ),
        pytest.param(
            ONE_ROW + "row |> aggregateWindow(every: 1ms, fn: sum)", "row limit", id="aggregates"
        ),
        pytest.param(
            ONE_ROW + "row |> window(every: 1s, period: 100000h)", "row limit", id="overlaps"
        ),
        pytest.param(
            ONE_ROW + "row |> window(every: 1mo, offset: 1000000mo)", "out of range", id="months"
        ),
        pytest.param(
            'import "array"\nimport "experimental/geo"\n'
            + ROWS
            + 'n = rows |> findColumn(fn: (key) => true, column: "_value")\n'
            "points = n |> array.map(fn: (x) => ({lat: float(v: x % 80), lon: float(v: x % 97)}))\n"
            'x = geo.getGrid(region: {points: points}, level: 20, units: {distance: "km"})',
            "time limit",
            id="polygon",
        ),
        pytest.param(
            'import "strings"\nx = strings.repeat(v: "abc", i: 1000000000)',
            "result exceeds 16777216 characters",
            id="repeat",
        ),
        pytest.param(
            TEXT + "x0 = a\n" + doubled("x{new} = x{old} + x{old}"),
            "result exceeds 16777216 characters",
            id="concatenation",
        ),
        pytest.param(
            TEXT + "x0 = a\n" + doubled('x{new} = "${{x{old}}}${{x{old}}}"'),
            "result exceeds 16777216 characters",
            id="interpolation",
        ),
        pytest.param(
            TEXT + 'x = strings.replaceAll(v: a, t: "a", u: a)', "result exceeds", id="replaceAll"
        ),
        pytest.param(
            TEXT + 'x = strings.joinStr(arr: strings.split(v: a, t: ""), v: a)',
            "result exceeds",
            id="joinStr",
        ),
        pytest.param(
            'import "regexp"\n' + TEXT + "x = regexp.replaceAllString(r: /a/, v: a, t: a)",
            "result exceeds",
            id="replaceAllString",
        ),
        pytest.param(
            'import "array"\nx0 = [1, 2, 3, 4]\n'
            + "\n".join(f"x{n + 1} = array.concat(arr: x{n}, v: x{n})" for n in range(30)),
            "result exceeds 16777216 elements",
            id="array",
        ),
        pytest.param('x = "a" =~ /(((a{1,100}){1,100}){1,100})/', "regex parse error", id="regex"),
        pytest.param(
            ROWS + "rows |> map(fn: (r) => ({_time: 2020-01-01T00:00:00Z, v: r._value, "
            "f: string(v: r._value)}))"
            ' |> pivot(rowKey: ["_time"], columnKey: ["f"], valueColumn: "v")',
            "column limit reached: limit 1000 columns",
            id="pivot",
        ),
        pytest.param(
            ROWS + "k = rows |> map(fn: (r) => ({k: 1, v: r._value}))\n"
            'join(tables: {a: k, b: k}, on: ["k"])',
            "row limit reached",
            id="join",
        ),
        pytest.param(
            ROWS
            + 'rows |> map(fn: (r) => {\n  x0 = "0123456789${r._value}"\n'
            + doubled("  x{new} = x{old} + x{old} + x{old}")
            + f"\n  return {{s: x{DOUBLINGS}}}\n}})",
            "memory allocation limit reached",
            id="texts-of-rows",
        ),
        pytest.param(
            'import "array"\na = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\nf = () => '
            + "a |> array.map(fn: (x) => " * 8
            + "x"
            + ")" * 8
            + "\nx = f()",
            "time limit of 2 seconds",
            id="loops",
        ),
    ],
)
def test_a_hostile_script_gets_an_error(script: str, words: str) -> None:
    with pytest.raises(KrakfluxError) as raised:
        run_flux(script, limits=LIMITS)
    assert words in raised.value.message


@pytest.mark.parametrize("operator", ["+", "or", "and"])
def test_a_long_expression_of_columns_is_computed(operator: str) -> None:
    term = "r.n" if operator == "+" else "r.n == 1"
    script = (
        'import "array"\narray.from(rows: [{n: 1}]) |> map(fn: (r) => ({v: '
        + f" {operator} ".join([term] * 5_000)
        + "}))"
    )
    (result,) = run_flux(script, limits=LIMITS)
    (value,) = result.blocks[0].rows["v"].to_list()
    assert value == (5_000 if operator == "+" else True)


def test_a_regular_expression_takes_time_linear_in_its_text() -> None:
    script = 'import "array"\n' + TEXT + "array.from(rows: [{found: a =~ /(a+)+(a+)+b$/}])"
    (result,) = run_flux(
        script.replace('import "strings"\n', "").replace(
            'import "array"\n', 'import "array"\nimport "strings"\n'
        ),
        limits=LIMITS,
    )
    assert result.blocks[0].rows["found"].to_list() == [False]
