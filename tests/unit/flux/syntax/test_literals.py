from __future__ import annotations

import pytest

from krakflux.flux.syntax import FluxSyntaxErrors, ast, parse_file

DAY = 86_400 * 10**9


def literal(text: str) -> ast.Expression:
    (statement,) = parse_file(text).body
    assert isinstance(statement, ast.ExpressionStatement)
    return statement.expression


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("0", ast.IntegerLiteral(0)),
        ("9223372036854775807", ast.IntegerLiteral(2**63 - 1)),
        ("-9223372036854775808", ast.UnaryExpression("-", ast.IntegerLiteral(2**63))),
        ("1.", ast.FloatLiteral(1.0)),
        (".5", ast.FloatLiteral(0.5)),
        ("072.4", ast.FloatLiteral(72.4)),
        ("1h30m", ast.DurationLiteral(((1, "h"), (30, "m")))),
        ("30m1h", ast.DurationLiteral(((30, "m"), (1, "h")))),
        ("1y2mo3w4d5ms6us7µs8ns", ast.DurationLiteral((
            (1, "y"), (2, "mo"), (3, "w"), (4, "d"), (5, "ms"), (6, "us"), (7, "µs"), (8, "ns"),
        ))),
        ("1970-01-02", ast.DateTimeLiteral(DAY)),
        ("1970-01-02T00:00:00Z", ast.DateTimeLiteral(DAY)),
        ("1970-01-02T01:00:00.5+01:00", ast.DateTimeLiteral(DAY + 5 * 10**8)),
        ("1969-12-31T23:59:59.999999999Z", ast.DateTimeLiteral(-1)),
        (r'"\n\r\t\"\\\${\xe6\x97\xa5"', ast.StringLiteral('\n\r\t"\\${日')),
        ('"two\nlines $"', ast.StringLiteral("two\nlines $")),
        (r"/a\/b\x41\d[/]*/", None),
        (r"/a\/b\x41\d/", ast.RegexpLiteral(r"a/bA\d")),
        ("/(?:)/", ast.RegexpLiteral("(?:)")),
    ],
)  # fmt: skip
def test_literals_have_their_values(text: str, node: ast.Expression | None) -> None:
    if node is None:
        with pytest.raises(FluxSyntaxErrors):
            literal(text)
    else:
        assert literal(text) == node


def test_exponent_is_a_number_and_a_name() -> None:
    assert [type(statement) for statement in parse_file("1e5").body] == [
        ast.ExpressionStatement,
        ast.ExpressionStatement,
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0123", 'invalid integer literal "0123": nonzero value cannot start with 0'),
        ("9223372036854775808", "value out of range"),
        ("9" * 6000, "value out of range"),
        ("9" * 6000 + "h", "value out of range"),
        ("2020-01-01T00:00:00", "invalid date time literal, missing time offset"),
        ("2020-02-30", "day is out of range for month"),
        ("9999-01-01", "time out of range"),
        (r'"\q"', "invalid escape character q"),
        (r'"\xff"', "not valid UTF-8"),
        ("/a(/", "regex parse error: missing )"),
        ("/(?=a)/", "regex parse error: "),
    ],
)
def test_literals_without_a_value_are_refused(text: str, message: str) -> None:
    with pytest.raises(FluxSyntaxErrors) as caught:
        literal(text)

    (problem,) = caught.value.errors
    assert message in problem.message
    assert (problem.location.start_column, problem.location.end_column) == (1, len(text) + 1)
