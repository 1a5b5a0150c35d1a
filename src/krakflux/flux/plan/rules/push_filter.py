"""read |> filter → a read with a predicate, and a filter of what storage can't decide.

A conjunct is pushed if it is made with and/or of comparisons of a tag or `_value` with a constant
(the constant on the right) and of `exists r.tag` (influxdb query/stdlib/influxdata/influxdb).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from krakflux.errors import KrakfluxError
from krakflux.flux.interpret.evaluate import evaluate
from krakflux.flux.plan.node import Node
from krakflux.flux.plan.rules.reads import plain_read, with_spec
from krakflux.flux.stdlib.universe.filter import Filter
from krakflux.flux.syntax import ast
from krakflux.flux.values import Closure, Regexp, UInt
from krakflux.model.predicate import And, Comparison, IsPresent, Not, Operator, Or

if TYPE_CHECKING:
    from krakflux.flux.execute.row_function import RowFunction
    from krakflux.flux.ports import BucketDirectory
    from krakflux.flux.values import Value
    from krakflux.model.predicate import Predicate

__all__ = ["push_filter"]

_NEVER: Final = frozenset({"_time", "_start", "_stop"})
_ANY: Final = frozenset({"==", "!=", "=~", "!~"})
_VALUE: Final = _ANY | {"<", "<=", ">", ">="}


def push_filter(node: Node, buckets: BucketDirectory) -> Node | None:
    """Push what can be pushed; the rest stays a filter."""
    operation = node.operation
    if not isinstance(operation, Filter) or operation.keeps_empty:
        return None
    spec = plain_read(node.inputs[0])
    function = operation.predicate.function
    if spec is None or not isinstance(function, Closure) or _has_block(function):
        return None
    pushed, left = _split(function, operation.predicate)
    if not pushed:
        return None
    known = () if spec.predicate is None else (spec.predicate,)
    every = (*known, *pushed)
    read = with_spec(node.inputs[0], node, predicate=every[0] if len(every) == 1 else And(every))
    if not left:
        return read
    rest = replace(operation, predicate=_with_body(operation.predicate, function, left))
    return Node(rest, (read,), node.location)


def _has_block(function: Closure) -> bool:
    parameters = function.expression.parameters
    return isinstance(function.expression.body, ast.Block) or len(parameters) != 1


def _split(
    function: Closure, row_function: RowFunction
) -> tuple[list[Predicate], list[ast.Expression]]:
    pushed: list[Predicate] = []
    left: list[ast.Expression] = []
    body = function.expression.body
    assert not isinstance(body, ast.Block)
    for conjunct in _conjuncts(body):
        predicate = _predicate(conjunct, function, row_function)
        if predicate is None:
            left.append(conjunct)
        else:
            pushed.append(predicate)
    return pushed, left


def _conjuncts(expression: ast.Expression) -> list[ast.Expression]:
    """Take a chain of `and` apart, in order, without recursion on its left side."""
    found: list[ast.Expression] = []
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.ParenExpression):
            waiting.append(node.expression)
        elif isinstance(node, ast.LogicalExpression) and node.operator == "and":
            waiting += [node.right, node.left]
        else:
            found.append(node)
    return found


def _predicate(
    node: ast.Expression, function: Closure, row_function: RowFunction
) -> Predicate | None:
    match node:
        case ast.ParenExpression():
            return _predicate(node.expression, function, row_function)
        case ast.LogicalExpression():
            return _combination(node, function, row_function)
        case ast.BinaryExpression():
            return _comparison(node, function, row_function)
        case ast.UnaryExpression(operator="exists"):
            label = _label(node.argument, function)
            return None if label is None or label == "_value" else IsPresent(label)
        case ast.UnaryExpression(operator="not"):
            inner = _predicate(node.argument, function, row_function)
            return Not(inner) if isinstance(inner, IsPresent) else None
    return None


def _combination(
    node: ast.LogicalExpression, function: Closure, row_function: RowFunction
) -> Predicate | None:
    """Join operands of one operator, walking its left side in a loop: chains are long."""
    operands: list[Predicate] = []
    rest: ast.Expression = node
    while isinstance(rest, ast.LogicalExpression) and rest.operator == node.operator:
        right = _predicate(rest.right, function, row_function)
        if right is None:
            return None
        operands.append(right)
        rest = rest.left
    left = _predicate(rest, function, row_function)
    if left is None:
        return None
    every = (left, *reversed(operands))
    return And(every) if node.operator == "and" else Or(every)


def _comparison(
    node: ast.BinaryExpression, function: Closure, row_function: RowFunction
) -> Predicate | None:
    label = _label(node.left, function)
    allowed = _VALUE if label == "_value" else _ANY
    if label is None or node.operator not in allowed:
        return None
    constant = _constant(node.right, function, row_function)
    if isinstance(constant, Regexp):
        if node.operator not in ("=~", "!~"):
            return None
        return Comparison(label, Operator(node.operator), constant.pattern)
    if node.operator in ("=~", "!~") or isinstance(constant, UInt):
        return None
    # A missing tag is null, not "": storage keeps no empty tags to compare with.
    if label != "_value":
        ok = isinstance(constant, str) and constant != ""
        return Comparison(label, Operator(node.operator), constant) if ok else None
    if isinstance(constant, int | float) and not isinstance(constant, bool):
        return Comparison(label, Operator(node.operator), constant)
    return None


def _label(node: ast.Expression, function: Closure) -> str | None:
    parameter = function.expression.parameters[0].name
    match node:
        case ast.ParenExpression():
            return _label(node.expression, function)
        case ast.MemberExpression(object=ast.Identifier(name=name)) if name == parameter:
            return None if node.name in _NEVER else node.name
    return None


def _constant(node: ast.Expression, function: Closure, row_function: RowFunction) -> Value:
    """Evaluate what doesn't depend on the row; None where it does, or fails."""
    try:
        return evaluate(node, function.scope, row_function.runtime)
    except KrakfluxError:
        return None


def _with_body(
    row_function: RowFunction, function: Closure, conjuncts: list[ast.Expression]
) -> RowFunction:
    body = conjuncts[0]
    for conjunct in conjuncts[1:]:
        body = ast.LogicalExpression("and", body, conjunct, location=conjunct.location)
    expression = replace(function.expression, body=body)
    return replace(row_function, function=replace(function, expression=expression))
