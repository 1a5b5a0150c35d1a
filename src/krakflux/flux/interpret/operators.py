"""Flux's operators on single values, as flux values/binary.go defines them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError, FluxTypeError
from krakflux.flux.text import check_length, format_value
from krakflux.flux.values import (
    NO_DYNAMIC,
    Dynamic,
    Record,
    Regexp,
    Time,
    UInt,
    Value,
    type_name,
    wrap_int,
    wrap_uint,
)
from krakflux.model.time import Duration

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["binary", "equal", "interpolated", "unary"]

_COMPARISONS: Final[dict[str, Callable[[Value, Value], bool]]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def unary(operator: str, operand: Value) -> Value:
    """Apply `-`, `+`, `not` or `exists`; null stays null, but for `exists`."""
    if operator == "exists":
        return operand is not None and operand != NO_DYNAMIC
    if operand is None:
        return None
    if operator == "not":
        if not isinstance(operand, bool):
            raise FluxTypeError(f"expected bool but found {type_name(operand)}")
        return not operand
    if isinstance(operand, Duration):
        return operand.negated() if operator == "-" else operand
    if isinstance(operand, bool | UInt) or not isinstance(operand, int | float):
        raise FluxTypeError(f"{type_name(operand)} is not Negatable")
    if operator == "+":
        return operand
    return -operand if isinstance(operand, float) else wrap_int(-operand)


def binary(operator: str, left: Value, right: Value) -> Value:
    """Apply an arithmetic, comparison or matching operator; null with anything is null.

    Raises:
        FluxError: the types don't have the operator; an integer is divided by zero.
    """
    if left is None or right is None:
        return None
    match operator:
        case "==":
            return _equal(operator, left, right)
        case "!=":
            return not _equal(operator, left, right)
        case "<" | "<=" | ">" | ">=":
            return _compare(operator, left, right)
        case "=~" | "!~":
            return _match(operator, left, right)
        case _:
            return _arithmetic(operator, left, right)


def equal(left: Value, right: Value) -> bool:
    """Tell whether two values that are not null are equal; numbers compare across types."""
    return _equal("==", left, right)


def _equal(operator: str, left: Value, right: Value) -> bool:
    numbers = is_number(left) and is_number(right)
    if numbers or (type(left) is type(right) and not isinstance(left, Dynamic | Duration)):
        if isinstance(left, Record):
            return _equal_records(left, right)
        one, two = _common(left, right)
        return bool(one == two)
    raise _unsupported(operator, left, right)


def is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def interpolated(part: Value) -> str:
    """Render a part of an interpolated string."""
    if part is None:
        raise FluxError("interpolated expression produced a null value")
    if isinstance(part, str):
        return part
    if isinstance(part, bool | int | float | Time | Duration):
        return format_value(part)
    kind = "[...] (array)" if isinstance(part, tuple) else type_name(part)
    raise FluxTypeError(f"{kind} is not Stringable")


def _equal_records(left: Record, right: Record) -> bool:
    return left.fields.keys() == right.fields.keys() and all(
        right.fields[name] is None if value is None else bool(value == right.fields[name])
        for name, value in left.fields.items()
    )


def _compare(operator: str, left: Value, right: Value) -> bool:
    same = isinstance(left, str | Time) and type(left) is type(right)
    if not same and not (is_number(left) and is_number(right)):
        raise _unsupported(operator, left, right)
    return _COMPARISONS[operator](*_common(left, right))


def _common(left: Value, right: Value) -> tuple[Value, Value]:
    """Bring two operands to one type: beside a float, an integer is rounded to one."""
    if isinstance(left, float) or isinstance(right, float):
        return float(left), float(right)
    return left, right


def _match(operator: str, left: Value, right: Value) -> bool:
    if not isinstance(left, str) or not isinstance(right, Regexp):
        raise _unsupported(operator, left, right)
    return right.matches(left) is (operator == "=~")


def _arithmetic(operator: str, left: Value, right: Value) -> Value:
    if type(left) is not type(right):
        raise _unsupported(operator, left, right)
    if isinstance(left, str) and operator == "+":
        check_length(len(left) + len(right), "+")
        return left + right
    if isinstance(left, Duration) and operator in "+-":
        return _add_durations(left, right if operator == "+" else right.negated())
    if isinstance(left, float):
        return float_arithmetic(operator, left, right)
    if isinstance(left, UInt):
        result = integer_arithmetic(operator, left, right)
        return result if isinstance(result, float) else wrap_uint(result)
    if isinstance(left, int) and not isinstance(left, bool):
        result = integer_arithmetic(operator, left, right)
        return result if isinstance(result, float) else wrap_int(result)
    raise _unsupported(operator, left, right)


def integer_arithmetic(operator: str, left: int, right: int) -> int | float:
    """Compute exactly, before wrapping; `^` gives a float, `/` truncates, `%` follows the left."""
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "^":
            return power(float(left), float(right))
        case "/":
            if right == 0:
                raise FluxError("cannot divide by zero")
            return -(-left // right) if (left < 0) != (right < 0) else left // right
        case _:
            if right == 0:
                raise FluxError("cannot mod zero")
            return int(math.copysign(1, left)) * (abs(left) % abs(right))


def float_arithmetic(operator: str, left: float, right: float) -> float:
    """Compute as IEEE 754 says: no error, but infinities and NaN."""
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "^":
            return power(left, right)
        case "/":
            return _divide(left, right)
        case _:
            return modulo(left, right)


def modulo(left: float, right: float) -> float:
    """Give the remainder with the sign of `left` (Go's math.Mod)."""
    if right == 0 or math.isinf(left) or math.isnan(left) or math.isnan(right):
        return math.nan
    return math.fmod(left, right)


def power(base: float, exponent: float) -> float:
    """Raise as Go's math.Pow does: NaN and infinities instead of errors."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        odd = exponent % 2 == 1
        return -math.inf if base < 0 and odd else math.inf
    except ValueError:
        if base == 0:
            odd = exponent % 2 == 1
            return math.copysign(math.inf, base) if odd else math.inf
        return math.nan


def _divide(left: float, right: float) -> float:
    if right != 0:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def _add_durations(left: Duration, right: Duration) -> Duration:
    months = left.signed_months + right.signed_months
    nanoseconds = left.signed_nanoseconds + right.signed_nanoseconds
    if months * nanoseconds < 0:
        raise FluxError("durations of opposite directions cannot be added")
    return Duration(abs(months), abs(nanoseconds), months < 0 or nanoseconds < 0)


def _unsupported(operator: str, left: Value, right: Value) -> FluxError:
    return FluxTypeError(
        f"unsupported binary expression {type_name(left)} {operator} {type_name(right)}"
    )
