"""Precedence and associativity, shown by where parentheses may be left out."""

from __future__ import annotations

import pytest

from krakflux.flux.syntax import ast, parse_file
from support.flux_trees import without_parentheses


def parse(text: str) -> ast.Expression:
    (statement,) = parse_file(text).body
    assert isinstance(statement, ast.ExpressionStatement)
    return statement.expression


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a + b * c", "a + (b * c)"),
        ("a - b - c", "(a - b) - c"),
        ("a ^ b ^ c", "(a ^ b) ^ c"),
        ("a * b ^ c", "a * (b ^ c)"),
        ("a / b % c", "(a / b) % c"),
        ("a + b == c - d", "(a + b) == (c - d)"),
        ("a < b == c", "(a < b) == c"),
        ("not a == b", "not (a == b)"),
        ("exists r.x == 1", "exists (r.x == 1)"),
        ("not exists a and b", "(not (exists a)) and b"),
        ("a or b and c", "a or (b and c)"),
        ("a and not b or c", "(a and (not b)) or c"),
        ("-a |> f()", "(-a) |> f()"),
        ("a ^ b |> f()", "a ^ (b |> f())"),
        ("-a.b[0]", "-(a.b[0])"),
        ("- -a", "-(-a)"),
        ("a |> f() |> g()", "(a |> f()) |> g()"),
        ("if a then b else c + d", "if a then b else (c + d)"),
        ("if a then b else if c then d else e", "if a then b else (if c then d else e)"),
        ("(x) => x + 1 |> f()", "(x) => (x + (1 |> f()))"),
        ("a\n  + b\n  (c: 1)\n  [0]", "a + ((b(c: 1))[0])"),
    ],
)
def test_operators_bind_as_in_influxdb(text: str, meaning: str) -> None:
    assert without_parentheses(parse(text)) == without_parentheses(parse(meaning))


def test_text_in_brackets_is_a_member_anything_else_an_index() -> None:
    assert parse('r["a b"]') == ast.MemberExpression(ast.Identifier("r"), ast.StringLiteral("a b"))
    assert parse("r[0]") == ast.IndexExpression(ast.Identifier("r"), ast.IntegerLiteral(0))
    assert isinstance(parse('r["a" + "b"]'), ast.IndexExpression)


def test_slash_divides_after_an_operand_and_starts_a_pattern_elsewhere() -> None:
    a, b, c = map(ast.Identifier, "abc")
    assert parse("a / b / c") == ast.BinaryExpression("/", ast.BinaryExpression("/", a, b), c)
    assert parse("a =~ /b\\/c/") == ast.BinaryExpression(
        "=~", ast.Identifier("a"), ast.RegexpLiteral("b/c")
    )


def test_shorthand_and_full_arguments() -> None:
    a, b = ast.Identifier("a"), ast.Identifier("b")

    assert parse("f(a, b,)") == ast.CallExpression(
        ast.Identifier("f"), ast.ObjectExpression((ast.Property(a, None), ast.Property(b, None)))
    )
    assert parse("f(a: b)") == ast.CallExpression(
        ast.Identifier("f"), ast.ObjectExpression((ast.Property(a, b),))
    )
    assert parse("f()") == ast.CallExpression(ast.Identifier("f"), None)


def test_function_with_every_kind_of_parameter() -> None:
    function = parse("(a, b=1, tables=<-,) => { c = a\n return c }")

    assert function == ast.FunctionExpression(
        (
            ast.Property(ast.Identifier("a"), None),
            ast.Property(ast.Identifier("b"), ast.IntegerLiteral(1)),
            ast.Property(ast.Identifier("tables"), ast.PipeLiteral()),
        ),
        ast.Block(
            (
                ast.VariableAssignment(ast.Identifier("c"), ast.Identifier("a")),
                ast.ReturnStatement(ast.Identifier("c")),
            )
        ),
    )


def test_records_arrays_and_dictionaries() -> None:
    a, one = ast.Identifier("a"), ast.IntegerLiteral(1)

    assert parse('{a: 1, "b c": a,}') == ast.ObjectExpression(
        (ast.Property(a, one), ast.Property(ast.StringLiteral("b c"), a))
    )
    assert parse("{a with a: 1}") == ast.ObjectExpression((ast.Property(a, one),), a)
    assert parse("{with: 1}") == ast.ObjectExpression((ast.Property(ast.Identifier("with"), one),))
    assert parse("[1, a,]") == ast.ArrayExpression((one, a))
    assert parse("[]") == ast.ArrayExpression(())
    assert parse("[1: a, a: 1,]") == ast.DictExpression(
        (ast.DictItem(one, a), ast.DictItem(a, one))
    )
    assert parse("[:]") == ast.DictExpression(())


def test_interpolated_text_holds_whole_expressions() -> None:
    assert parse('"a ${r["b"] + "}"}\\${c}"') == ast.StringExpression(
        (
            ast.TextPart("a "),
            ast.InterpolatedPart(
                ast.BinaryExpression(
                    "+",
                    ast.MemberExpression(ast.Identifier("r"), ast.StringLiteral("b")),
                    ast.StringLiteral("}"),
                )
            ),
            ast.TextPart("${c}"),
        )
    )
