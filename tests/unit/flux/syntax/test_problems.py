"""InfluxDB's messages and places for scripts that are no Flux."""

from __future__ import annotations

import pytest

from krakflux.errors import FluxError, SourceLocation
from krakflux.flux.syntax import FluxSyntaxErrors, check_text, parse_file
from krakflux.flux.syntax.cursor import MAX_CHAIN, MAX_NESTING, MAX_PROBLEMS


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("x = (", [
            "error @1:5-1:6: expected RPAREN, got EOF",
            "error @1:6-1:6: invalid expression: invalid token for primary expression: EOF",
        ]),
        ("a + ", ["error @1:5-1:5: invalid expression: invalid token for primary expression: EOF"]),
        ("x = 1 + / 3", [
            "error @1:9-1:10: invalid expression: invalid token for primary expression: DIV",
        ]),
        ('x = 3 + / 10 - "', [
            "error @1:9-1:10: invalid expression: invalid token for primary expression: DIV",
            "error @1:16-1:17: got unexpected token in string expression @1:17-1:17: EOF",
        ]),
        ("from() |> map(fn: (r) => { return r._value )", [
            "error @1:26-1:43: expected RBRACE, got RPAREN",
        ]),
        ("\nmap(fn: (r) => ({ r with _value: if true and false then 1}) )", [
            "error @2:34-2:59: expected ELSE, got RBRACE (}) at 2:58",
        ]),
        ("@ ident", ["error @1:1-1:2: invalid statement: @"]),
        ("(a b)", ["error @1:2-1:5: expected an operator between two expressions"]),
        ("(*b)", [
            "error @1:2-1:3: invalid expression: invalid token for primary expression: MUL",
        ]),
        ("(a*)", [
            "error @1:4-1:5: invalid expression: invalid token for primary expression: RPAREN",
        ]),
        ("(@)", ["error @1:1-1:4: invalid expression @1:2-1:3: @"]),
        ("(a, b) a + b", ["error @1:8-1:9: expected ARROW, got IDENT (a) at 1:8"]),
        ("a[b()", ["error @1:1-1:6: expected RBRACK, got EOF"]),
        ("a[b(]", ["error @1:3-1:5: expected RPAREN, got RBRACK"]),
        ("a[b)]", ["error @1:1-1:6: invalid expression @1:4-1:5: )"]),
        ("foo |> bar", ["error @1:8-1:11: pipe destination must be a function call"]),
        ("\noption = 1", ["error @2:8-2:8: expected IDENT, got ASSIGN (=) at 2:8"]),
        ("f(1)", ["error @1:3-1:4: unexpected token for property key: INT (1)"]),
        ("f(a b)", ["error @1:5-1:6: expected comma in property list, got IDENT"]),
        ("f(a, b: 1)", ["error @1:3-1:10: cannot mix implicit and explicit properties"]),
        ('{"a"}', ['error @1:2-1:5: string literal key "a" must have a value']),
        ("f(a:)", ["error @1:3-1:5: missing property value"]),
        ("f(:1)", ["error @1:3-1:5: missing property key"]),
        ("import a", ["error @1:9-1:9: expected STRING, got EOF"]),
        ("a b )", ["error @1:5-1:6: invalid statement: )"]),
        ("a = 1\nb = )\nc = ]\n", [
            "error @2:5-2:6: invalid expression: invalid token for primary expression: RPAREN",
            "error @2:5-2:6: invalid statement: )",
            "error @3:5-3:6: invalid expression: invalid token for primary expression: RBRACK",
            "error @3:5-3:6: invalid statement: ]",
        ]),
    ],
)  # fmt: skip
def test_problems_read_as_influxdb_writes_them(text: str, problems: list[str]) -> None:
    assert [str(problem) for problem in check_text(text)] == problems


def test_parse_raises_one_error_with_all_problems() -> None:
    with pytest.raises(FluxSyntaxErrors) as caught:
        parse_file("@\n)")

    assert isinstance(caught.value, FluxError)
    assert caught.value.message == (
        "error @1:1-1:2: invalid statement: @\n\nerror @2:1-2:2: invalid statement: )"
    )
    assert caught.value.location == SourceLocation(1, 1, 1, 2)


def test_columns_count_bytes_of_utf8() -> None:
    (problem,) = check_text('"日本" + é + )')[:1]

    assert str(problem.location) == "1:17-1:18"


def test_text_over_several_lines_keeps_the_places_after_it() -> None:
    file = parse_file('a = "x\ny" + "${b}\n"\nc = 1')

    assert [str(statement.location) for statement in file.body] == ["1:1-3:2", "4:1-4:6"]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "x = " + "[" * 5_000 + "]" * 5_000,
        "{a: " * 5_000,
        "f(a: " * 5_000,
        "not " * 5_000,
        "-" * 5_000 + "1",
        "() => " * 5_000,
        "if a then b else " * 5_000,
        '"${' * 5_000,
        "() => { return " * 5_000,
        "a" + ".b" * (MAX_CHAIN + 1),
        "a" + " |> b()" * (MAX_CHAIN + 1),
        "a" + " or a" * (MAX_CHAIN + 1),
    ],
)
def test_script_nested_too_deep_is_refused(text: str) -> None:
    assert [problem.message for problem in check_text(text)][-1:] == ["Program is nested too deep"]


def test_allowed_depth_parses() -> None:
    depth = MAX_NESTING - 1
    parse_file("(" * depth + "a" + ")" * depth)
    parse_file("a" + " |> b()" * 2_000 + " or a" * 2_000)


def test_list_of_problems_ends() -> None:
    assert len(check_text(") " * 10_000)) == MAX_PROBLEMS
