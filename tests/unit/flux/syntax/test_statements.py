from __future__ import annotations

from krakflux.flux.syntax import ast, parse_file


def test_file_with_package_imports_and_attributes() -> None:
    file = parse_file(
        """// a comment
@edition("2022.1")
package main

import "strings"
import s "influxdata/influxdb/schema"

@feature({a: 1})
x = 1 // one
option now = () => x
option schema.y = 2
"""
    )

    x = ast.Identifier("x")
    schema_y = ast.MemberExpression(ast.Identifier("schema"), ast.Identifier("y"))
    now = ast.FunctionExpression((), x)
    assert file == ast.File(
        ast.PackageClause(ast.Identifier("main")),
        (
            ast.ImportDeclaration(ast.StringLiteral("strings")),
            ast.ImportDeclaration(
                ast.StringLiteral("influxdata/influxdb/schema"), ast.Identifier("s")
            ),
        ),
        (
            ast.VariableAssignment(x, ast.IntegerLiteral(1)),
            ast.OptionStatement(ast.VariableAssignment(ast.Identifier("now"), now)),
            ast.OptionStatement(ast.MemberAssignment(schema_y, ast.IntegerLiteral(2))),
        ),
    )


def test_line_feed_does_not_end_a_statement() -> None:
    assert parse_file("a = b\n(x: 1)\n-1\n[0]") == parse_file("a = b(x: 1) - 1[0]")


def test_statement_ends_where_the_grammar_cannot_go_on() -> None:
    assert len(parse_file("a = 1 b = 2 c d == e {f: 1}").body) == 5


def test_builtin_keeps_its_type_as_written() -> None:
    type_text = (
        "(<-tables: stream[{A with x: [int]}], ?f: (r: A) => B) => B where A: Record, B: C + D"
    )
    file = parse_file(f"builtin f : {type_text}\nbuiltin g : [string: int]\nbuiltin pi : float\npi")

    assert file.body == (
        ast.BuiltinStatement(ast.Identifier("f"), type_text),
        ast.BuiltinStatement(ast.Identifier("g"), "[string: int]"),
        ast.BuiltinStatement(ast.Identifier("pi"), "float"),
        ast.ExpressionStatement(ast.Identifier("pi")),
    )


def test_test_case_with_and_without_parent() -> None:
    block = ast.Block((ast.ExpressionStatement(ast.Identifier("x")),))

    assert parse_file('testcase a { x } testcase b extends "c" { x }').body == (
        ast.TestCaseStatement(ast.Identifier("a"), None, block),
        ast.TestCaseStatement(ast.Identifier("b"), ast.StringLiteral("c"), block),
    )


def test_empty_file() -> None:
    assert parse_file(" \n // nothing") == ast.File(None, (), ())
