"""How tight the operators of Flux bind, and where an expression has no end of its own."""

from __future__ import annotations

from typing import Final

from krakflux.flux.syntax import ast

__all__ = [
    "BINARY_PRECEDENCE",
    "COMPARISON",
    "LOGICAL_UNARY",
    "LOWEST",
    "PIPE",
    "POSTFIX",
    "SIGN",
    "is_open_ended",
    "precedence_of",
]

LOWEST: Final = 0  # conditionals
LOGICAL_UNARY: Final = 3  # not, exists
COMPARISON: Final = 4
PIPE: Final = 8
SIGN: Final = 9
POSTFIX: Final = 10

# All left-associative.
BINARY_PRECEDENCE: Final = {
    "or": 1,
    "and": 2,
    "==": COMPARISON,
    "!=": COMPARISON,
    "<": COMPARISON,
    "<=": COMPARISON,
    ">": COMPARISON,
    ">=": COMPARISON,
    "=~": COMPARISON,
    "!~": COMPARISON,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "%": 6,
    "^": 7,
}


def precedence_of(node: ast.Node) -> int:
    """Tell how tight the outermost operator of an expression binds."""
    match node:
        case ast.ConditionalExpression():
            return LOWEST
        case ast.LogicalExpression(operator) | ast.BinaryExpression(operator):
            return BINARY_PRECEDENCE[operator]
        case ast.UnaryExpression(operator):
            return SIGN if operator in ("+", "-") else LOGICAL_UNARY
        case ast.PipeExpression():
            return PIPE
        case ast.IntegerLiteral(value) | ast.FloatLiteral(value) if value < 0:
            return SIGN  # from AST JSON; in text it is a sign and a number
    return POSTFIX


def is_open_ended(node: ast.Node) -> bool:
    """Tell whether an expression ends with a function's body, which takes in all that follows."""
    while True:
        match node:
            case ast.FunctionExpression(_, body):
                return not isinstance(body, ast.Block)
            case ast.LogicalExpression(_, _, right) | ast.BinaryExpression(_, _, right):
                if precedence_of(right) <= precedence_of(node):
                    return False  # it will stand in parentheses
                node = right
            case ast.UnaryExpression(_, argument):
                if precedence_of(argument) < precedence_of(node):
                    return False
                node = argument
            case _:
                return False
