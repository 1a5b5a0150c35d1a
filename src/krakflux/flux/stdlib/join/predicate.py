"""The `on` of a join: which columns must be equal."""

from __future__ import annotations

from typing import Final

from krakflux.errors import FluxError
from krakflux.flux.syntax import ast
from krakflux.flux.values import Closure, Value

__all__ = ["equal_columns"]

_UNSUPPORTED: Final = (
    "error in join function - some expressions are not yet supported in the `on` parameter: "
)


def equal_columns(on: Value) -> tuple[tuple[str, str], ...]:
    """Give the (left, right) columns that `on` compares.

    Raises:
        FluxError: it does anything but compare columns of `l` with columns of `r` by `==`, and
            combine that by `and`.
    """
    if not isinstance(on, Closure):
        raise FluxError("expected function (argument on)")
    body: object = on.expression.body
    if isinstance(body, ast.Block):
        if len(body.body) != 1 or not isinstance(body.body[0], ast.ReturnStatement):
            raise FluxError(_UNSUPPORTED + "function body should be a single logical expression")
        body = body.body[0].argument
    return tuple(_comparison(each) for each in _conjuncts(body))


def _conjuncts(node: object) -> list[object]:
    found: list[object] = []
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ParenExpression):
            waiting.append(node.expression)
        elif isinstance(node, ast.LogicalExpression):
            if node.operator != "and":
                raise FluxError(_UNSUPPORTED + f"illegal operator {node.operator}")
            waiting += [node.right, node.left]
        else:
            found.append(node)
    return found


def _comparison(node: object) -> tuple[str, str]:
    if not isinstance(node, ast.BinaryExpression) or node.operator != "==":
        raise FluxError(_UNSUPPORTED + "only equality comparisons between l and r are possible")
    sides = dict([_side(node.left), _side(node.right)])
    if sides.keys() != {"l", "r"}:
        raise FluxError(
            _UNSUPPORTED + "binary expression operands must reference both `l` and `r` objects"
        )
    return sides["l"], sides["r"]


def _side(node: object) -> tuple[str, str]:
    while isinstance(node, ast.ParenExpression):
        node = node.expression
    match node:
        case ast.MemberExpression(object=ast.Identifier(name="l" | "r" as side)):
            return side, node.name
    raise FluxError(_UNSUPPORTED + "operands must be columns of `l` and `r`")
