"""Arguments of calls against the parameters of what is called."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from krakflux.flux.semantic.types import FunctionType, Parameter, Type, TypeVariable
from krakflux.flux.semantic.unify import Mismatch, describe, prune, unify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.semantic.inference import Inference
    from krakflux.flux.semantic.scope import Scope
    from krakflux.flux.syntax import ast

__all__ = ["check_call"]


def check_call(
    inference: Inference,
    call: ast.CallExpression,
    callee: Type,
    scope: Scope,
    piped: Type | None,
) -> Type:
    """Infer what a call gives; `piped` is what `|>` feeds it, if it does."""
    properties = call.arguments.properties if call.arguments is not None else ()
    types = [inference.infer(property_.value or property_.key, scope) for property_ in properties]
    function = prune(callee)
    if isinstance(function, TypeVariable):
        return inference.fresh()  # who calls it knows; nothing is claimed here
    if not isinstance(function, FunctionType):
        inference.report(f"expected () => A (function) but found {describe(function)}", call.callee)
        return inference.fresh()
    _check_names(inference, properties, function)
    if piped is not None:
        _check_piped(inference, call, function, piped)
    for property_, type_ in zip(properties, types, strict=True):
        parameter = function.by_name.get(property_.name)
        if parameter is not None:
            _check_argument(inference, parameter, type_, property_.value or property_.key)
    _check_missing(inference, call, function, is_piped=piped is not None)
    return function.returns


def _check_names(
    inference: Inference, properties: Sequence[ast.Property], function: FunctionType
) -> None:
    given: set[str] = set()
    for property_ in properties:
        if property_.name in given:
            inference.report(f"found duplicate argument {property_.name}", property_)
        given.add(property_.name)
    for property_ in properties:
        if property_.name not in function.by_name:
            hint = _hint(property_.name, [name for name in function.by_name if name not in given])
            inference.report(
                f"found unexpected argument {property_.name}{hint}",
                property_.value or property_.key,
            )


def _hint(name: str, candidates: list[str]) -> str:
    close = get_close_matches(name, candidates, n=1) or candidates
    return f" (Expected `{close[0]}`)" if len(close) == 1 else ""


def _check_piped(
    inference: Inference, call: ast.CallExpression, function: FunctionType, piped: Type
) -> None:
    if function.pipe is None:
        inference.report("function does not take a pipe argument", call)
    else:
        _check_argument(inference, function.pipe, piped, call)


def _check_argument(
    inference: Inference, parameter: Parameter, type_: Type, node: ast.Node
) -> None:
    try:
        unify(parameter.type, type_, inference.allowance)
    except Mismatch as mismatch:
        for message in mismatch.messages:
            inference.report(f"{message} (argument {parameter.name})", node)


def _check_missing(
    inference: Inference, call: ast.CallExpression, function: FunctionType, *, is_piped: bool
) -> None:
    properties = call.arguments.properties if call.arguments is not None else ()
    given = {property_.name for property_ in properties}
    for parameter in function.parameters:
        if parameter.name in given or not parameter.required:
            continue
        if not parameter.is_pipe:
            inference.report(f"missing required argument {parameter.name}", call)
        elif not is_piped:
            inference.report("missing pipe argument", call)
