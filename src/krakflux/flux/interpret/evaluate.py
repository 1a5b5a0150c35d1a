"""Expressions: a syntax tree and a scope go in, a value comes out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError, FluxTypeError
from krakflux.flux.syntax import ast
from krakflux.flux.values import (
    Closure,
    Dictionary,
    Dynamic,
    Record,
    Regexp,
    Time,
    UInt,
    type_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.interpret.scope import Scope
    from krakflux.flux.values import Value

__all__ = ["evaluate"]


def evaluate(node: ast.Expression, scope: Scope, runtime: Runtime) -> Value:
    """Evaluate an expression.

    Raises:
        FluxError: with the place of the innermost expression that failed.
    """
    try:
        return _EVALUATORS[type(node)](node, scope, runtime)
    except FluxError as error:
        if error.location is None:
            error.location = node.location
        raise


def _identifier(node: ast.Identifier, scope: Scope, runtime: Runtime) -> Value:
    return scope.lookup(node.name)


def _literal(
    node: ast.StringLiteral | ast.FloatLiteral | ast.BooleanLiteral | ast.IntegerLiteral,
    scope: Scope,
    runtime: Runtime,
) -> Value:
    return node.value


def _regexp(node: ast.RegexpLiteral, scope: Scope, runtime: Runtime) -> Value:
    expression = Regexp(node.value)
    expression.require()
    return expression


def _paren(node: ast.ParenExpression, scope: Scope, runtime: Runtime) -> Value:
    return evaluate(node.expression, scope, runtime)


def _string(node: ast.StringExpression, scope: Scope, runtime: Runtime) -> Value:
    parts = [
        part.value if isinstance(part, ast.TextPart) else evaluate(part.expression, scope, runtime)
        for part in node.parts
    ]
    return runtime.semantics.interpolate(parts)


def _array(node: ast.ArrayExpression, scope: Scope, runtime: Runtime) -> Value:
    return tuple([evaluate(element, scope, runtime) for element in node.elements])


def _dictionary(node: ast.DictExpression, scope: Scope, runtime: Runtime) -> Value:
    return Dictionary(
        {
            evaluate(item.key, scope, runtime): evaluate(item.value, scope, runtime)
            for item in node.elements
        }
    )


def _object(node: ast.ObjectExpression, scope: Scope, runtime: Runtime) -> Value:
    fields: dict[str, Value] = {}
    if node.with_source is not None:
        source = evaluate(node.with_source, scope, runtime)
        if not isinstance(source, Record):
            raise FluxTypeError(f"expected record but found {type_name(source)}")
        fields.update(source.fields)
    for item in node.properties:
        fields[item.name] = _property(item, scope, runtime)
    return Record(fields)


def _property(item: ast.Property, scope: Scope, runtime: Runtime) -> Value:
    if item.value is None:
        return scope.lookup(item.name)
    return evaluate(item.value, scope, runtime)


def _function(node: ast.FunctionExpression, scope: Scope, runtime: Runtime) -> Value:
    defaults: dict[str, Value] = {}
    pipe = None
    for parameter in node.parameters:
        if isinstance(parameter.value, ast.PipeLiteral):
            pipe = parameter.name
        elif parameter.value is not None:
            defaults[parameter.name] = evaluate(parameter.value, scope, runtime)
    return Closure(node, scope, defaults, pipe)


def _member(node: ast.MemberExpression, scope: Scope, runtime: Runtime) -> Value:
    return runtime.semantics.member(evaluate(node.object, scope, runtime), node.name)


def _index(node: ast.IndexExpression, scope: Scope, runtime: Runtime) -> Value:
    array = evaluate(node.array, scope, runtime)
    index = evaluate(node.index, scope, runtime)
    if isinstance(array, Dynamic):
        return array.element(index)
    if not isinstance(array, tuple):
        raise FluxTypeError(f"expected array but found {type_name(array)}")
    if isinstance(index, bool) or not isinstance(index, int):
        raise FluxTypeError(f"expected int but found {type_name(index)}")
    if not 0 <= index < len(array):
        raise FluxError(f"cannot access element {index} of array of length {len(array)}")
    return array[index]


def _unary(node: ast.UnaryExpression, scope: Scope, runtime: Runtime) -> Value:
    return runtime.semantics.unary(node.operator, evaluate(node.argument, scope, runtime))


def _binary(node: ast.BinaryExpression, scope: Scope, runtime: Runtime) -> Value:
    # The left spine is walked in a loop: generated scripts chain thousands of operators.
    spine = [node]
    while isinstance(spine[-1].left, ast.BinaryExpression):
        spine.append(spine[-1].left)
    value = evaluate(spine[-1].left, scope, runtime)
    for step in reversed(spine):
        right = evaluate(step.right, scope, runtime)
        try:
            value = runtime.semantics.binary(step.operator, value, right)
        except FluxError as error:
            error.location = error.location or step.location
            raise
    return value


def _logical(node: ast.LogicalExpression, scope: Scope, runtime: Runtime) -> Value:
    spine = [node]
    while isinstance(spine[-1].left, ast.LogicalExpression):
        spine.append(spine[-1].left)
    value = evaluate(spine[-1].left, scope, runtime)
    for step in reversed(spine):
        right = partial(evaluate, step.right, scope, runtime)
        value = runtime.semantics.logical(step.operator, value, right)
    return value


def _conditional(node: ast.ConditionalExpression, scope: Scope, runtime: Runtime) -> Value:
    return runtime.semantics.conditional(
        evaluate(node.test, scope, runtime),
        partial(evaluate, node.consequent, scope, runtime),
        partial(evaluate, node.alternate, scope, runtime),
    )


def _call(node: ast.CallExpression, scope: Scope, runtime: Runtime) -> Value:
    return _call_with(node, scope, runtime, {})


def _pipe(node: ast.PipeExpression, scope: Scope, runtime: Runtime) -> Value:
    steps = [node.call]
    source = node.argument
    while isinstance(source, ast.PipeExpression):
        steps.append(source.call)
        source = source.argument
    value = evaluate(source, scope, runtime)
    for call in reversed(steps):
        value = _call_with(call, scope, runtime, {"<-": value})
    return value


def _call_with(
    node: ast.CallExpression, scope: Scope, runtime: Runtime, piped: dict[str, Value]
) -> Value:
    function = evaluate(node.callee, scope, runtime)
    arguments = dict(piped)
    if node.arguments is not None:
        record = _object(node.arguments, scope, runtime)
        arguments.update(record.fields)
    return runtime.call(function, arguments, node.location, _callee_name(node.callee))


def _callee_name(callee: ast.Expression) -> str:
    return callee.name if isinstance(callee, ast.Identifier | ast.MemberExpression) else ""


def _unexpected(node: ast.Node, scope: Scope, runtime: Runtime) -> Value:
    raise FluxTypeError(f"unsupported expression {type(node).__name__}")


_EVALUATORS: Final[dict[type, Callable[..., Value]]] = {
    ast.Identifier: _identifier,
    ast.StringLiteral: _literal,
    ast.IntegerLiteral: _literal,
    ast.FloatLiteral: _literal,
    ast.BooleanLiteral: _literal,
    ast.DurationLiteral: _literal,
    ast.UnsignedIntegerLiteral: lambda node, scope, runtime: UInt(node.value),
    ast.DateTimeLiteral: lambda node, scope, runtime: Time(node.value),
    ast.RegexpLiteral: _regexp,
    ast.LabelLiteral: _literal,
    ast.PipeLiteral: _unexpected,
    ast.StringExpression: _string,
    ast.ParenExpression: _paren,
    ast.ArrayExpression: _array,
    ast.DictExpression: _dictionary,
    ast.ObjectExpression: _object,
    ast.FunctionExpression: _function,
    ast.CallExpression: _call,
    ast.PipeExpression: _pipe,
    ast.MemberExpression: _member,
    ast.IndexExpression: _index,
    ast.UnaryExpression: _unary,
    ast.BinaryExpression: _binary,
    ast.LogicalExpression: _logical,
    ast.ConditionalExpression: _conditional,
}
