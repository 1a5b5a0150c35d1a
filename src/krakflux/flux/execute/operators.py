"""Flux operators on column types as Polars expressions: the only place that maps them.

Where Polars differs from Flux, the expression is built so that Flux wins: integer division
truncates (Polars floors), NaN equals nothing (Polars: itself) and is not the greatest, `and`/`or`
take null on the left as false, numbers of different types compare but don't add.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError, FluxTypeError
from krakflux.flux.execute.column import NULL, Column
from krakflux.flux.execute.quotient import quotient

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["binary", "conditional", "logical_and", "logical_or", "unary"]

_NUMBERS: Final = frozenset({"int", "uint", "float"})
_ARITHMETIC: Final = frozenset("+-*/%^")
_MIRRORED: Final = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_DIVISION_ERRORS: Final = {"/": "cannot divide by zero", "%": "cannot mod zero"}


def unary(operator: str, operand: Column) -> Column:
    """Apply `-`, `+`, `not` or `exists`."""
    if operator == "exists":
        return Column(operand.expression.is_not_null(), "bool")
    if operand.type == NULL:
        return operand
    if operator == "not":
        if operand.type != "bool":
            raise FluxTypeError(f"expected bool but found {operand.type}")
        return Column(operand.expression.not_(), "bool")
    if operand.type not in ("int", "float"):
        raise FluxTypeError(f"{operand.type} is not Negatable")
    if operator == "+":
        return operand
    zero = pl.lit(0, pl.Int64) if operand.type == "int" else pl.lit(-0.0)
    return Column(zero - operand.expression, operand.type)


def binary(
    operator: str, left: Column, right: Column, guard: Callable[[pl.Expr, FluxError], None]
) -> Column:
    """Apply an arithmetic or comparison operator.

    `guard(condition, error)` is told what must not be true in any selected row.

    Raises:
        FluxTypeError: the column types don't have the operator.
    """
    if left.type == NULL or right.type == NULL:
        return Column(pl.lit(None), NULL)
    if operator in _ARITHMETIC:
        return _arithmetic(operator, left, right, guard)
    if left.type in _NUMBERS and right.type in _NUMBERS:
        return Column(_compare_numbers(operator, left, right), "bool")
    ordered = left.type in ("string", "time") or operator in ("==", "!=")
    if left.type != right.type or not ordered:
        raise _unsupported(operator, left, right)
    return Column(_compare(operator, left.expression, right.expression), "bool")


def logical_and(left: Column, right: Column) -> Column:
    """Left null or false → false; else the right one, maybe null."""
    if left.type == NULL:
        return Column(pl.lit(False), "bool")
    chosen = pl.when(left.expression).then(_boolean(right)).otherwise(pl.lit(False))
    return Column(chosen, "bool")


def logical_or(left: Column, right: Column) -> Column:
    """Left true → true; else the right one, maybe null."""
    if left.type == NULL:
        return Column(_boolean(right), "bool")
    chosen = pl.when(left.expression).then(pl.lit(True)).otherwise(_boolean(right))
    return Column(chosen, "bool")


def conditional(test: Column, consequent: Column, alternate: Column) -> Column:
    """A null test counts as false; both branches have one type, or are null."""
    kind = alternate.type if consequent.type == NULL else consequent.type
    if alternate.type not in (kind, NULL):
        raise FluxTypeError(f"expected {consequent.type} but found {alternate.type}")
    if test.type == NULL:
        return Column(alternate.expression, kind)
    chosen = pl.when(test.expression).then(consequent.expression).otherwise(alternate.expression)
    return Column(chosen, kind)


def _boolean(column: Column) -> pl.Expr:
    return pl.lit(None, pl.Boolean) if column.type == NULL else column.expression


def _arithmetic(
    operator: str, left: Column, right: Column, guard: Callable[[pl.Expr, FluxError], None]
) -> Column:
    kind = left.type
    if kind == right.type == "string" and operator == "+":
        return Column(left.expression + right.expression, "string")
    if kind != right.type or kind not in _NUMBERS:
        raise _unsupported(operator, left, right)
    if operator == "^":
        return Column(_power(left.expression, right.expression), "float")
    if operator in "+-*":
        return Column(_simple(operator, left.expression, right.expression), kind)
    if kind == "float":
        divide = quotient if operator == "/" else _modulo_floats
        return Column(divide(left.expression, right.expression), "float")
    error = FluxError(_DIVISION_ERRORS[operator])
    guard(left.expression.is_not_null() & (right.expression == 0), error)
    if kind == "uint":
        one, two = left.expression, right.expression
        return Column(one // two if operator == "/" else one % two, "uint")
    divide = _truncating_divide if operator == "/" else _truncating_modulo
    return Column(divide(left.expression, right.expression), "int")


def _simple(operator: str, left: pl.Expr, right: pl.Expr) -> pl.Expr:
    if operator == "+":
        return left + right
    return left - right if operator == "-" else left * right


def _power(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    return left.cast(pl.Float64).pow(right.cast(pl.Float64))


def _modulo_floats(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    # The floored remainder of magnitudes is the truncated one; the sign is the dividend's.
    magnitude = left.abs() % right.abs()
    signed = pl.when(left < 0).then(-magnitude).otherwise(magnitude)
    return pl.when(right.is_infinite() & left.is_finite()).then(left).otherwise(signed)


def _truncating_divide(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    floored = left // right
    inexact = floored * right != left
    return floored + (inexact & ((left < 0) != (right < 0))).cast(pl.Int64)


def _truncating_modulo(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    return left - _truncating_divide(left, right) * right


def _compare(operator: str, left: pl.Expr, right: pl.Expr) -> pl.Expr:
    if operator in _MIRRORED and not left.meta.root_names():
        # A constant goes to the right: before a column whose rows Polars knows to be all alike, it
        # would give one row instead of as many as there are.
        left, right, operator = right, left, _MIRRORED[operator]
    match operator:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
        case _:
            raise FluxTypeError(f"unknown operator {operator}")


def _compare_numbers(operator: str, left: Column, right: Column) -> pl.Expr:
    kinds = {left.type, right.type}
    if kinds == {"int", "uint"}:
        return _compare_signs(operator, left, right)
    if "float" not in kinds:
        return _compare(operator, left.expression, right.expression)
    return _compare_floats(
        operator, left.expression.cast(pl.Float64), right.expression.cast(pl.Float64)
    )


def _compare_floats(operator: str, one: pl.Expr, two: pl.Expr) -> pl.Expr:
    """Compare as IEEE 754 says; null if either is null, also beside NaN."""
    number = one.is_not_nan() & two.is_not_nan()
    compared = _compare(operator, one, two)
    decided = compared | ~number if operator == "!=" else compared & number
    # `null & false` is false in Polars.
    return pl.when(one.is_not_null() & two.is_not_null()).then(decided)


def _compare_signs(operator: str, left: Column, right: Column) -> pl.Expr:
    """Compare int with uint: a negative int is below every uint."""
    signed = left if left.type == "int" else right
    one = left.expression.cast(pl.UInt64, strict=False)
    two = right.expression.cast(pl.UInt64, strict=False)
    below = operator in (("!=", "<", "<=") if left is signed else ("!=", ">", ">="))
    return (
        pl.when(signed.expression < 0)
        .then(
            pl.when(left.expression.is_null() | right.expression.is_null())
            .then(None)
            .otherwise(pl.lit(below))
        )
        .otherwise(_compare(operator, one, two))
    )


def _unsupported(operator: str, left: Column, right: Column) -> FluxTypeError:
    return FluxTypeError(f"unsupported binary expression {left.type} {operator} {right.type}")
