"""A query's `params`: JSON beside the script, read in it as the record `params`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from krakflux.errors import InvalidError
from krakflux.flux.syntax import ast

if TYPE_CHECKING:
    from krakflux.flux.syntax.ast import Expression

__all__ = ["parameters_file"]

_INTEGERS: Final = range(-(1 << 63), 1 << 63)


def parameters_file(parameters: Any) -> ast.File:
    """Make the file that sets `option params`; it runs before the script.

    JSON's numbers are ints where they have neither fraction nor exponent, else floats; times and
    durations are strings, for `time()` and `duration()`.

    Raises:
        InvalidError: `parameters` is no object, or holds what Flux has no value for.
    """
    if not isinstance(parameters, Mapping):
        raise InvalidError("params must be an object")
    assignment = ast.VariableAssignment(
        ast.Identifier("params"), _expression("params", dict(parameters))
    )
    return ast.File(None, (), (ast.OptionStatement(assignment),))


def _expression(place: str, value: Any) -> Expression:
    match value:
        case bool():
            return ast.BooleanLiteral(value)
        case int():
            if value not in _INTEGERS:
                raise InvalidError(f"{place}: {value} is out of the range of integers")
            return ast.IntegerLiteral(value)
        case float():
            return ast.FloatLiteral(value)
        case str():
            return ast.StringLiteral(value)
        case list():
            elements = (_expression(f"{place}[{n}]", each) for n, each in enumerate(value))
            return ast.ArrayExpression(tuple(elements))
        case dict():
            properties = (
                ast.Property(ast.StringLiteral(name), _expression(f"{place}.{name}", each))
                for name, each in value.items()
            )
            return ast.ObjectExpression(tuple(properties))
    raise InvalidError(f"{place}: Flux has no literal for null; leave the parameter out")
