"""Files: imports and statements, run in order."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.interpret.evaluate import evaluate
from krakflux.flux.interpret.runtime import UNIVERSE
from krakflux.flux.interpret.scope import Scope
from krakflux.flux.plan.node import operation_name, walk
from krakflux.flux.syntax import ast
from krakflux.flux.values import PackageValue, Stream, type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.plan.node import Node

__all__ = ["RESULT_NAME", "run_files"]

# The name of a result that no yield() named.
RESULT_NAME = "_result"


def run_files(files: Sequence[ast.File], runtime: Runtime) -> Scope:
    """Run files in order in one package; results gather in `runtime.yields`.

    Raises:
        FluxError: a statement failed.
    """
    scope = Scope(parent=Scope(runtime.package(UNIVERSE).members))
    for file in files:
        for declaration in file.imports:
            _run_import(declaration, scope, runtime)
        for statement in file.body:
            _run_statement(statement, scope, runtime)
    _yield_effects(runtime)
    return scope


def _yield_effects(runtime: Runtime) -> None:
    """Make results of the effects that no result includes."""
    # By operation: nodes are made anew when they are told their place.
    included = {id(node.operation) for each in runtime.yields for node in walk(each.node)}
    for node in runtime.effects:
        if id(node.operation) not in included:
            runtime.add_yield(_effect_name(node, runtime), node)
            included |= {id(each.operation) for each in walk(node)}


def _effect_name(node: Node, runtime: Runtime) -> str:
    """Name the result of an effect; a script may have any number of them without yields."""
    taken = {each.name for each in runtime.yields}
    names = (f"{operation_name(node.operation)}{number}" for number in count(1))
    return next(name for name in chain((RESULT_NAME,), names) if name not in taken)


def _run_import(declaration: ast.ImportDeclaration, scope: Scope, runtime: Runtime) -> None:
    try:
        package = runtime.package(declaration.path.value)
    except FluxError as error:
        error.location = declaration.location
        raise
    scope.names[declaration.alias.name if declaration.alias else package.name] = package


def _run_statement(statement: ast.Statement, scope: Scope, runtime: Runtime) -> None:
    match statement:
        case ast.VariableAssignment():
            scope.names[statement.id.name] = evaluate(statement.init, scope, runtime)
        case ast.OptionStatement():
            _run_option(statement.assignment, scope, runtime)
        case ast.ExpressionStatement():
            _run_expression(statement.expression, scope, runtime)
        case ast.ReturnStatement():
            raise FluxError("return outside of a function", location=statement.location)
        case _:
            return


def _run_option(assignment: ast.Assignment, scope: Scope, runtime: Runtime) -> None:
    value = evaluate(assignment.init, scope, runtime)
    if isinstance(assignment, ast.VariableAssignment):
        universe = runtime.package(UNIVERSE)
        name = assignment.id.name
        target = universe.members if name in universe.options else scope.names
        target[name] = value
        return
    package = evaluate(assignment.member.object, scope, runtime)
    if not isinstance(package, PackageValue):
        raise FluxError(
            f"expected package but found {type_name(package)}", location=assignment.location
        )
    package.members[assignment.member.name] = value


def _run_expression(expression: ast.Expression, scope: Scope, runtime: Runtime) -> None:
    value = evaluate(expression, scope, runtime)
    if not isinstance(value, Stream) or value.is_result:
        return
    if any(each.operation is value.node.operation for each in runtime.effects):
        return
    runtime.add_yield(RESULT_NAME, value.node)
