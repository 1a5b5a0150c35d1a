"""What is said of scripts before they run: InfluxDB's texts and places."""

from __future__ import annotations

import pytest

from krakflux.flux.semantic import check
from krakflux.flux.syntax import parse_file
from support.flux_signatures import SIGNATURES

EXTERN = "option v = {timeRangeStart: -1h, timeRangeStop: now(), windowPeriod: 1m}"


def problems_of(text: str) -> list[str]:
    problems = check([parse_file(EXTERN), parse_file(text)], SIGNATURES)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        # names
        ("rnge", ["error @1:1-1:5: undefined identifier rnge"]),
        ("a = b\nb = 1", ["error @1:5-1:6: undefined identifier b"]),
        ("a = 1\na = 2", ['error @2:1-2:6: variable "a" reassigned']),
        ("f = (x) => { a = 1 a = 2 return a }", ['error @1:20-1:25: variable "a" reassigned']),
        ("foo.bar()", ["error @1:1-1:4: undefined identifier foo"]),
        ('import "foo"\nfoo.bar()', ["error @1:1-1:13: invalid import path foo"]),
        ('import "strings"\nstrings.x()', ["error @2:1-2:8: record is missing label x"]),
        # arguments
        ('from(bucket: "b") |> range()', ["error @1:22-1:29: missing required argument start"]),
        ("from() |> group(mod: \"by\", columns: [])", [
            "error @1:22-1:26: found unexpected argument mod (Expected `mode`)",
        ]),
        ("range(start: -1h)", ["error @1:1-1:18: missing pipe argument"]),
        ("1 |> now()", ["error @1:6-1:11: function does not take a pipe argument"]),
        ('from(bucket: "a", bucket: "b")', ["error @1:19-1:30: found duplicate argument bucket"]),
        ("from(bucket: 1)", ["error @1:14-1:15: expected string but found int (argument bucket)"]),
        ("f = (a, b) => a + b\nf(a: 0)", ["error @2:1-2:8: missing required argument b"]),
        ("from() |> filter(fn: (v) => v.x == 1)", [
            "error @1:22-1:37: found unexpected argument v (Expected `r`) (argument fn)",
            "error @1:22-1:37: missing required argument r (argument fn)",
        ]),
        ('import "many"\nmany.f(a: 1, b: "record", d: {})', [
            "error @2:1-2:33: missing required argument c",
            "error @2:11-2:12: expected float but found int (argument a)",
            "error @2:17-2:25: expected int but found string (argument b)",
            "error @2:30-2:32: found unexpected argument d (Expected `c`)",
        ]),
        # types
        ("x = 1 + 1.0", ["error @1:9-1:12: expected int but found float"]),
        ("a = [1, 2, 3]\na[1] + 1.1", ["error @2:8-2:11: expected int but found float"]),
        ("1d + 1d", ["error @1:1-1:3: duration is not Addable"]),
        ('"${[1]}"', ["error @1:4-1:7: [int] (array) is not Stringable"]),
        ('[1, "2"]', ["error @1:5-1:8: expected int but found string"]),
        ('["a": 1, 2: 2]', ["error @1:10-1:11: expected string but found int"]),
        ('if true then 0 else "b"', ["error @1:21-1:24: expected int but found string"]),
        ("if 1 then 0 else 2", ["error @1:4-1:5: expected bool but found int"]),
        ("a = [1]\na[1.1]", ["error @2:3-2:6: expected int but found float"]),
        ("a = 1\na[1]", ["error @2:1-2:2: expected [A] (array) but found int"]),
        ("a = [1]\na.x", [
            "error @2:1-2:2: expected {A with x: B} (record) but found [int] (array)",
        ]),
        ("not 1", ["error @1:5-1:6: expected bool but found int"]),
        ("true and 1", ["error @1:10-1:11: expected bool but found int"]),
        ("1 =~ /a/", ["error @1:1-1:2: expected string but found int"]),
        ('-"a"', ["error @1:2-1:5: string is not Negatable"]),
        ("{} < 1", ["error @1:1-1:3: {} (record) is not Comparable"]),
        ("{a: 1}.b", ["error @1:1-1:7: record is missing label b"]),
        ("f = (r) => r.a\nf(r: {b: 1})", [
            "error @2:6-2:12: record is missing label a (argument r)",
        ]),
        ('f = (x, y) => x - y\nf(x: "x", y: "y")', [
            "error @2:6-2:9: string is not Subtractable (argument x)",
        ]),
        ('import "types"\ntypes.isType(v: {}, type: "record")', [
            "error @2:17-2:19: {} (record) is not Basic (argument v)",
        ]),
        ("from() |> filter(fn: (r) => 1)", [
            "error @1:22-1:30: expected bool but found int for return type "
            "caused by expected bool but found int (argument fn)",
        ]),
        ('import "array"\narray.from(rows: [{a: 1}]) |> map(fn: (r) => ({x: r.b}))', [
            "error @2:39-2:56: record is missing label b (argument fn)",
        ]),
        ("f = () => { x = 1 }", ["error @1:11-1:20: missing return statement in block"]),
        ("builtin x : abc", [
            "error @1:1-1:16: invalid named type abc in type 'abc'",
        ]),
        # one fault does not hide the next
        ("x = y\nz = x + 1\nw = z + 1.0", [
            "error @1:5-1:6: undefined identifier y",
            "error @3:9-3:12: expected int but found float",
        ]),
    ],
)  # fmt: skip
def test_faults_are_found_with_text_and_place(text: str, problems: list[str]) -> None:
    assert problems_of(text) == problems


VALID = [
    # a dashboard's query
    """
    import "strings"

    from(bucket: "kraken")
        |> range(start: v.timeRangeStart, stop: v.timeRangeStop)
        |> filter(fn: (r) => r["_measurement"] == "kraken" and r._field != "x" or exists r.foo)
        |> filter(fn: (r) => r._value > 3 and r._value < 3.5 and r.pair =~ /BTC/)
        |> aggregateWindow(every: v.windowPeriod, fn: mean, createEmpty: false)
        |> map(fn: (r) => ({r with _value: r._value * 1.5, name: strings.toUpper(v: r._field)}))
        |> group(columns: ["pair"])
        |> yield(name: "mean")
    """,
    # a stream may be used in ways that its columns' types allow only one at a time
    """
    a = from(bucket: "b") |> range(start: 2020-01-01)
    a |> map(fn: (r) => ({r with _value: r._value + 1}))
    a |> map(fn: (r) => ({r with _value: r._value + 1.0}))
    union(tables: [a, a |> last()]) |> map(fn: (r) => ({r with _value: string(v: r._value)}))
    join(tables: {a: a, b: a}, on: ["_time"])
    last = (a |> findRecord(fn: (key) => key.x == "1", idx: 0)).anything
    """,
    # functions are polymorphic; arguments have defaults; pipes have any name
    """
    id = (x) => x
    a = id(x: 1) + 1
    b = id(x: "a") + "b"
    apply = (fn) => fn(x: 1)
    c = apply(fn: (x, y=1) => x + y)
    d = apply(fn: (x) => "a")
    top = (tables=<-, n=5) => tables |> limit(n: n)
    from() |> range(start: -1h) |> top() |> top(n: 1)
    from() |> range(start: -1h)
        |> aggregateWindow(every: 1m, fn: (tables=<-, column) => tables |> mean(column: column))
    """,
    # records change their type from step to step
    """
    import "array"
    array.from(rows: [{_time: now(), _value: 1.0}])
        |> map(fn: (r) => ({r with a: r._value}))
        |> map(fn: (r) => ({r with _value: "x"}))
        |> map(fn: (r) => ({r with _value: r._value + "y", b: r.a * 2.0}))
        |> reduce(
            fn: (r, accumulator) => ({n: accumulator.n + 1, s: accumulator.s + r.b}),
            identity: {n: 0, s: 0.0},
        )
    """,
    # options, blocks, shadowing, packages under other names and as values
    """
    import t "contrib/someone/things"
    import "contrib/someone/things"
    option now = () => 2020-01-01T00:00:00Z
    f = (a) => {
        b = {a: a}
        a = b.a
        return a
    }
    x = f(a: 1) + 1
    s = "${x} ${1h} ${now()} ${t.pi + things.pi} ${true}"
    p = things
    y = p.anything
    d = ["a": 1, "b": 2]
    e = if exists d then -x else x ^ 2
    """,
    "builtin f : (<-tables: stream[A], n: int) => stream[A]\nfrom() |> f(n: 1)",
    'testcase t { want = 1 from(bucket: "${string(v: want)}") }',
]


@pytest.mark.parametrize("text", VALID)
def test_nothing_is_said_of_valid_scripts(text: str) -> None:
    assert problems_of(text) == []


def test_names_of_one_file_are_known_in_the_next_and_may_be_replaced_there() -> None:
    files = [parse_file("option a = 1"), parse_file('option a = "x"'), parse_file('a + "y"')]

    assert check(files, SIGNATURES) == []


def test_package_is_bound_by_the_name_it_declares() -> None:
    file = parse_file('import "contrib/someone/things"\nother.pi + 1.0')

    assert check([file], SIGNATURES, {"contrib/someone/things": "other"}) == []


def test_chain_of_a_thousand_calls_is_checked() -> None:
    text = "from()" + " |> map(fn: (r) => ({r with a: 1}))" * 1_000 + "\n|> limit(n: 1.0)"

    assert problems_of(text) == ["error @2:13-2:16: expected int but found float (argument n)"]


@pytest.mark.parametrize(
    "text",
    [
        "f0 = (x) => ({a: x, b: x})\n"
        + "\n".join(f"f{n + 1} = (x) => f{n}(x: f{n}(x: x))" for n in range(30)),
        "x0 = {a: 1, b: 1}\n" + "\n".join(f"x{n + 1} = {{a: x{n}, b: x{n}}}" for n in range(60)),
        "x0 = {a: 1}\n" + "\n".join(f"x{n + 1} = {{a: x{n}}}" for n in range(3_000)),
    ],
)
def test_types_that_grow_without_end_stop_the_check_and_nothing_else(text: str) -> None:
    assert problems_of(text) == []
