"""Expressions of Flux: operators by precedence.

Binary operators are all left-associative, `^` included; a pipe binds tighter than any of them, a
sign tighter than a pipe; `not` and `exists` bind looser than a comparison.

The grammar is one recursion over four modules: this one, `primaries` (operands), `properties`
(what stands in braces and call brackets) and `statements` (blocks). They refer to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.syntax import ast, primaries
from krakflux.flux.syntax.cursor import MAX_CHAIN
from krakflux.flux.syntax.precedence import BINARY_PRECEDENCE, LOGICAL_UNARY
from krakflux.flux.syntax.tokens import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from krakflux.flux.syntax.cursor import Cursor, Position

__all__ = ["parse_expression", "parse_until", "starts_expression"]

# kind → (precedence, operator)
_BINARY: Final = {
    WORDS[operator]: (precedence, operator) for operator, precedence in BINARY_PRECEDENCE.items()
}
_LOGICAL_UNARY: Final = {"NOT": "not", "EXISTS": "exists"}
_SIGNS: Final = {"ADD": "+", "SUB": "-"}
_NOTHING: Final = (0, "")

# An operator whose right operand is not complete: precedence, operator, start of its left operand,
# left operand (None for `not` and `exists`).
_Waiting = tuple[int, str, "Position", ast.Expression | None]


def parse_expression(cursor: Cursor) -> ast.Expression:
    """Take as long an expression as the grammar allows."""
    cursor.enter()
    expression = _conditional(cursor) if cursor.kind == "IF" else _operators(cursor)
    cursor.leave()
    return expression


def _operators(cursor: Cursor) -> ast.Expression:
    waiting: list[_Waiting] = []
    links = 0
    while True:
        floor = waiting[-1][0] if waiting else 0
        if cursor.kind in _LOGICAL_UNARY and floor <= LOGICAL_UNARY:
            _wait_for_operand(cursor, waiting)
            continue
        start = cursor.position
        operand = _piped(cursor)
        precedence, operator = _BINARY.get(cursor.kind, _NOTHING)
        while waiting and waiting[-1][0] >= precedence:
            operand, start = _complete(cursor, waiting.pop(), operand, start)
        if not precedence:
            return operand
        links += 1
        if links > MAX_CHAIN:
            cursor.stop_too_deep()
        waiting.append((precedence, operator, start, operand))
        cursor.advance()


def _wait_for_operand(cursor: Cursor, waiting: list[_Waiting]) -> None:
    cursor.enter()
    waiting.append((LOGICAL_UNARY, _LOGICAL_UNARY[cursor.kind], cursor.position, None))
    cursor.advance()


def _complete(
    cursor: Cursor, waiting: _Waiting, right: ast.Expression, right_start: Position
) -> tuple[ast.Expression, Position]:
    _, operator, start, left = waiting
    location = cursor.location(start)
    if left is None:
        cursor.leave()
        return ast.UnaryExpression(operator, right, location=location), start
    if operator in ("and", "or"):
        return ast.LogicalExpression(operator, left, right, location=location), start
    return ast.BinaryExpression(operator, left, right, location=location), start


def _piped(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    expression = _signed(cursor) if cursor.kind in _SIGNS else primaries.parse_postfix(cursor)
    links = 0
    while cursor.kind == "PIPE_FORWARD":
        cursor.advance()
        destination_start = cursor.position
        call = primaries.parse_postfix(cursor)
        if not isinstance(call, ast.CallExpression):
            cursor.fault("pipe destination must be a function call")
            call = ast.CallExpression(call, None, location=cursor.location(destination_start))
        expression = ast.PipeExpression(expression, call, location=cursor.location(start))
        links += 1
        if links > MAX_CHAIN:
            cursor.stop_too_deep()
    return expression


def _signed(cursor: Cursor) -> ast.Expression:
    signs: list[tuple[str, Position]] = []
    while cursor.kind in _SIGNS:
        cursor.enter()
        signs.append((_SIGNS[cursor.kind], cursor.position))
        cursor.advance()
    operand = primaries.parse_postfix(cursor, negated=signs[-1][0] == "-")
    for operator, start in reversed(signs):
        operand = ast.UnaryExpression(operator, operand, location=cursor.location(start))
        cursor.leave()
    return operand


def _conditional(cursor: Cursor) -> ast.Expression:
    start = cursor.position
    cursor.advance()
    test = parse_expression(cursor)
    consequent = _branch(cursor, "THEN", start)
    alternate = _branch(cursor, "ELSE", start)
    return ast.ConditionalExpression(test, consequent, alternate, location=cursor.location(start))


def _branch(cursor: Cursor, keyword: str, start: Position) -> ast.Expression:
    if cursor.kind != keyword:
        cursor.report(cursor.unexpected(keyword), cursor.location_to_token_end(start))
        return primaries.NOTHING
    cursor.advance()
    return parse_expression(cursor)


def starts_expression(kind: str) -> bool:
    """Tell whether an expression can start with a token of this kind."""
    return kind in primaries.PRIMARIES or kind in _SIGNS or kind in _LOGICAL_UNARY or kind == "IF"


def parse_until(cursor: Cursor, ends: Collection[str] = ()) -> ast.Expression | None:
    """Take everything up to the end of the bracket or a token of `ends`, as one expression.

    Where that holds more than one expression, or things that are none, it says so.

    Returns:
        The first expression; None where there is none.
    """
    start = cursor.position
    expression: ast.Expression | None = None
    while cursor.more() and cursor.kind not in ends:
        if not starts_expression(cursor.kind) and cursor.kind not in _BINARY:
            place = cursor.token_location()
            cursor.fault(f"invalid expression @{place}: {cursor.literal}")
            cursor.advance()
            expression = expression or primaries.NOTHING
            continue
        following = parse_expression(cursor)
        if expression is not None and expression is not primaries.NOTHING:
            cursor.report("expected an operator between two expressions", cursor.location(start))
        expression = expression or following
    return expression
