from __future__ import annotations

import pytest

from krakflux.flux.syntax import ast, format_expression, format_file, parse_file

CANONICAL = """package main

import "strings"
import s "schema"

option task = {name: "n", every: 1h30m}
f = (tables=<-, n=5) => {
    x = n + 1
    return tables |> limit(n: x)
}
from(bucket: "b")
    |> range(start: -1h)
    |> filter(fn: (r) => r["_measurement"] == "m" and (r.a =~ /a\\/b/ or not exists r.b))
    |> map(fn: (r) => ({r with x: if r.y > 0.5 then "a ${r.z}\\n" else strings.toUpper(v: r.z)}))
    |> reduce(
        fn: (r, accumulator) => ({sum: r._value + accumulator.sum, count: accumulator.count + 1}),
        identity: {sum: 0.0, count: 0},
    )
    |> yield()
"""


def test_canonical_text_stays_as_it_is() -> None:
    assert format_file(parse_file(CANONICAL)) == CANONICAL


def test_layout_does_not_depend_on_the_layout_before() -> None:
    assert format_file(parse_file(" ".join(CANONICAL.split()))) == CANONICAL


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (ast.FloatLiteral(1e300), "1" + "0" * 300 + ".0"),
        (ast.FloatLiteral(5e-7), "0.0000005"),
        (ast.FloatLiteral(float("inf")), 'float(v: "inf")'),
        (ast.IntegerLiteral(-5), "-5"),
        (ast.UnsignedIntegerLiteral(2**64 - 1), 'uint(v: "18446744073709551615")'),
        (ast.BooleanLiteral(value=True), "true"),
        (ast.DurationLiteral(()), "0ns"),
        (ast.RegexpLiteral(""), "/(?:)/"),
        (ast.MemberExpression(ast.IntegerLiteral(-5), ast.Identifier("a")), "(-5).a"),
        (ast.MemberExpression(ast.IntegerLiteral(5), ast.Identifier("a")), "5 .a"),
        (ast.FunctionExpression((), ast.ObjectExpression(())), "() => ({})"),
    ],
)
def test_what_only_ast_json_can_hold_gets_a_text_of_the_same_meaning(
    expression: ast.Expression, text: str
) -> None:
    assert format_expression(expression) == text


def test_nested_lists_are_written_in_linear_time() -> None:
    depth = 90
    text = "x = " + "[" * depth + ", ".join(["1000000"] * 20) + "]" * depth

    assert parse_file(format_file(parse_file(text))) == parse_file(text)
