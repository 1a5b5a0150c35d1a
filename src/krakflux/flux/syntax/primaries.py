"""Operands of Flux: literals, names, brackets, functions, and what may follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from krakflux.flux.syntax import ast, expressions, properties, statements
from krakflux.flux.syntax.cursor import MAX_CHAIN
from krakflux.flux.syntax.literals import (
    LiteralError,
    parse_date_time,
    parse_duration,
    parse_integer,
    parse_regexp,
    parse_string,
    unescape,
)
from krakflux.flux.syntax.tokens import FUNCTION_FOLLOWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.flux.syntax.cursor import Cursor, Position

__all__ = ["NOTHING", "PRIMARIES", "parse_identifier", "parse_postfix", "parse_string_literal"]

_T = TypeVar("_T")

# Stands where an expression is missing; such a tree is never given out.
NOTHING: Final = ast.Identifier("")


def parse_postfix(cursor: Cursor, *, negated: bool = False) -> ast.Expression:
    """Take an operand with the members, indexes and calls that follow it.

    Args:
        cursor: Where the parser stands.
        negated: Whether a minus stands before it.
    """
    start = cursor.position
    if cursor.kind == "INT":
        expression: ast.Expression = _integer(cursor, negated=negated)
    else:
        expression = _primary(cursor)
    links = 0
    while cursor.kind in _POSTFIXES:
        expression = _POSTFIXES[cursor.kind](cursor, start, expression)
        links += 1
        if links > MAX_CHAIN:
            cursor.stop_too_deep()
    return expression


def _primary(cursor: Cursor) -> ast.Expression:
    if cursor.kind == "DIV":
        cursor.rescan_regexp()
    parse = PRIMARIES.get(cursor.kind)
    if parse is not None and cursor.kind != "DIV":
        return parse(cursor)
    cursor.report(
        f"invalid expression: invalid token for primary expression: {cursor.kind}",
        cursor.token_location(),
    )
    return NOTHING


# Literals and names


def parse_identifier(cursor: Cursor) -> ast.Identifier:
    """Take a name; where none stands, that is reported and nothing taken."""
    if cursor.kind != "IDENT":
        return ast.Identifier("", location=cursor.missing("IDENT"))
    start = cursor.position
    name = cursor.literal
    cursor.advance()
    return ast.Identifier(name, location=cursor.location(start))


def parse_string_literal(cursor: Cursor) -> ast.StringLiteral:
    """Take a string without interpolation; where none stands, that is reported."""
    if cursor.kind != "STRING":
        return ast.StringLiteral("", location=cursor.missing("STRING"))
    start = cursor.position
    value = _value(cursor, parse_string, "")
    return ast.StringLiteral(value, location=cursor.location(start))


def _value(cursor: Cursor, parse: Callable[[str], _T], otherwise: _T) -> _T:
    literal = cursor.literal
    cursor.advance()
    try:
        return parse(literal)
    except LiteralError as error:
        cursor.fault(str(error))
        return otherwise


def _integer(cursor: Cursor, *, negated: bool = False) -> ast.Expression:
    start = cursor.position
    value = _value(cursor, lambda literal: parse_integer(literal, negated=negated), 0)
    return ast.IntegerLiteral(value, location=cursor.location(start))


def _float(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    value = float(cursor.literal)
    cursor.advance()
    return ast.FloatLiteral(value, location=cursor.location(start))


def _date_time(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    value = _value(cursor, parse_date_time, 0)
    return ast.DateTimeLiteral(value, location=cursor.location(start))


def _duration(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    nothing: tuple[tuple[int, str], ...] = ()
    parts = _value(cursor, parse_duration, nothing)
    return ast.DurationLiteral(parts, location=cursor.location(start))


def _regexp(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    pattern = _value(cursor, parse_regexp, "")
    return ast.RegexpLiteral(pattern, location=cursor.location(start))


def _pipe_literal(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    cursor.advance()
    return ast.PipeLiteral(location=cursor.location(start))


def _label(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    cursor.advance()
    if cursor.kind == "STRING":
        name = parse_string_literal(cursor).value
    else:
        name = parse_identifier(cursor).name
    return ast.LabelLiteral(name, location=cursor.location(start))


def _interpolated(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    parts: list[ast.TextPart | ast.InterpolatedPart] = []
    cursor.scan_text()
    while cursor.kind != "QUOTE":
        if cursor.kind == "TEXT":
            parts.append(_text_part(cursor))
        elif cursor.kind == "STRINGEXPR":
            parts.append(_expression_part(cursor))
        else:
            cursor.fault(
                f"got unexpected token in string expression @{cursor.token_location()}: "
                f"{cursor.kind}"
            )
            return ast.StringExpression((), location=cursor.location(start))
    cursor.advance()
    return ast.StringExpression(tuple(parts), location=cursor.location(start))


def _text_part(cursor: Cursor) -> ast.TextPart:
    start = cursor.position
    literal = cursor.literal
    cursor.scan_text()
    try:
        text = unescape(literal)
    except LiteralError as error:
        cursor.fault(str(error))
        text = ""
    return ast.TextPart(text, location=cursor.location(start))


def _expression_part(cursor: Cursor) -> ast.InterpolatedPart:
    start = cursor.position
    cursor.open("RBRACE")
    expression = expressions.parse_expression(cursor)
    cursor.close_text("RBRACE")
    return ast.InterpolatedPart(expression, location=cursor.location(start))


# Brackets


def _parenthesis(cursor: Cursor) -> ast.Expression:
    if cursor.starts(FUNCTION_FOLLOWS):
        return _function(cursor)
    start = cursor.position
    cursor.open("RPAREN")
    expression = expressions.parse_until(cursor)
    if expression is None:
        expression = NOTHING
        cursor.report(
            f"invalid expression: invalid token for primary expression: {cursor.kind}",
            cursor.token_location(),
        )
    cursor.close("RPAREN")
    return ast.ParenExpression(expression, location=cursor.location(start))


def _function(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    cursor.open("RPAREN")
    parameters = properties.parse_parameters(cursor)
    cursor.close("RPAREN")
    if cursor.kind == "ARROW":
        cursor.advance()
    else:
        cursor.fault(cursor.unexpected("ARROW"))
    body = (
        statements.parse_block(cursor)
        if cursor.kind == "LBRACE"
        else expressions.parse_expression(cursor)
    )
    return ast.FunctionExpression(parameters, body, location=cursor.location(start))


def _bracket(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    cursor.open("RBRACK")
    if cursor.kind == "COLON":
        cursor.advance()
        cursor.close("RBRACK")
        return ast.DictExpression((), location=cursor.location(start))
    if not cursor.more():
        cursor.close("RBRACK")
        return ast.ArrayExpression((), location=cursor.location(start))
    first_start = cursor.position
    first = expressions.parse_expression(cursor)
    if cursor.kind == "COLON":
        return _dictionary(cursor, start, first, first_start)
    return _array(cursor, start, first)


def _array(cursor: Cursor, start: Position, first: ast.Expression) -> ast.Expression:
    elements = [first]
    while cursor.kind == "COMMA":
        cursor.advance()
        if not cursor.more():
            break
        elements.append(expressions.parse_expression(cursor))
    cursor.close("RBRACK")
    return ast.ArrayExpression(tuple(elements), location=cursor.location(start))


def _dictionary(
    cursor: Cursor, start: Position, key: ast.Expression, key_start: Position
) -> ast.Expression:
    items: list[ast.DictItem] = []
    while True:
        cursor.expect("COLON")
        value = expressions.parse_expression(cursor)
        items.append(ast.DictItem(key, value, location=cursor.location(key_start)))
        if cursor.kind != "COMMA":
            break
        cursor.advance()
        if not cursor.more():
            break
        key_start = cursor.position
        key = expressions.parse_expression(cursor)
    cursor.close("RBRACK")
    return ast.DictExpression(tuple(items), location=cursor.location(start))


# What follows an operand


def _member(cursor: Cursor, start: Position, expression: ast.Expression) -> ast.Expression:
    cursor.advance()
    member = parse_identifier(cursor)
    return ast.MemberExpression(expression, member, location=cursor.location(start))


def _index(cursor: Cursor, start: Position, expression: ast.Expression) -> ast.Expression:
    cursor.open("RBRACK")
    index = expressions.parse_until(cursor)
    if index is None:
        cursor.fault("no expression included in brackets")
        index = NOTHING
    cursor.close("RBRACK")
    location = cursor.location(start)
    if isinstance(index, ast.StringLiteral):
        return ast.MemberExpression(expression, index, location=location)
    return ast.IndexExpression(expression, index, location=location)


def _call(cursor: Cursor, start: Position, expression: ast.Expression) -> ast.Expression:
    cursor.open("RPAREN")
    arguments = properties.parse_arguments(cursor)
    cursor.close("RPAREN")
    return ast.CallExpression(expression, arguments, location=cursor.location(start))


_POSTFIXES: Final = {"DOT": _member, "LBRACK": _index, "LPAREN": _call}

PRIMARIES: Final[dict[str, Callable[[Cursor], ast.Expression]]] = {
    "IDENT": parse_identifier,
    "INT": _integer,
    "FLOAT": _float,
    "STRING": parse_string_literal,
    "QUOTE": _interpolated,
    "DIV": _regexp,  # by the time it is called the token is a REGEX
    "REGEX": _regexp,
    "TIME": _date_time,
    "DURATION": _duration,
    "PIPE_RECEIVE": _pipe_literal,
    "DOT": _label,
    "LPAREN": _parenthesis,
    "LBRACK": _bracket,
    "LBRACE": properties.parse_record,
}
