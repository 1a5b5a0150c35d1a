"""Predicates over `_value` and `_time` as SQL over the columns `value` and `time`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.model.points import FieldType
from krakflux.model.predicate import And, Comparison, IsPresent, Not, Operator, Or
from krakflux.storage.duckdb.predicates import TIME, compile_pattern
from krakflux.storage.duckdb.value_types import NUMBERS

if TYPE_CHECKING:
    from krakflux.model.predicate import Predicate, Scalar

__all__ = ["NO_CONDITION", "Condition", "row_condition"]

Condition = tuple[str, list[object]]
"""SQL text with `?` for its parameters, and the parameters."""

NO_CONDITION: Final[Condition] = ("true", [])
_NEVER: Final[Condition] = ("false", [])

_SIGNS: Final = {
    Operator.EQUAL: "=",
    Operator.NOT_EQUAL: "<>",
    Operator.LESS: "<",
    Operator.LESS_EQUAL: "<=",
    Operator.GREATER: ">",
    Operator.GREATER_EQUAL: ">=",
}
_ONLY_EQUALITY: Final = frozenset((Operator.EQUAL, Operator.NOT_EQUAL))


def row_condition(predicate: Predicate | None, type_: FieldType) -> Condition:
    """Translate a predicate for rows of one value type.

    A value compares with a literal of its own kind alone (numbers are one kind; an integer and a
    float compare as floats): with any other it is not selected.
    """
    match predicate:
        case None:
            return NO_CONDITION
        case Comparison():
            return _comparison(predicate, type_)
        case And(operands):
            return _join(" AND ", operands, type_)
        case Or(operands):
            return _join(" OR ", operands, type_)
        case IsPresent():
            return NO_CONDITION
        case Not():
            return _NEVER


def _join(sign: str, operands: tuple[Predicate, ...], type_: FieldType) -> Condition:
    conditions = [row_condition(operand, type_) for operand in operands]
    text = sign.join(text for text, _ in conditions)
    return f"({text})", [value for _, values in conditions for value in values]


def _comparison(comparison: Comparison, type_: FieldType) -> Condition:
    value, operator = comparison.value, comparison.operator
    if comparison.column == TIME:
        if isinstance(value, bool) or not isinstance(value, int) or operator not in _SIGNS:
            return _NEVER
        return f"time {_SIGNS[operator]} ?::HUGEINT", [value]
    if operator not in _SIGNS:
        return _match(value, type_, negated=operator is Operator.NOT_MATCH)
    if not _is_comparable(value, type_, operator):
        return _NEVER
    if isinstance(value, bool):
        return f"value {_SIGNS[operator]} ?", [value]
    if isinstance(value, float) or (type_ is FieldType.FLOAT and isinstance(value, int)):
        return f"value::DOUBLE {_SIGNS[operator]} ?::DOUBLE", [float(value)]
    if isinstance(value, int):
        return f"value {_SIGNS[operator]} ?::HUGEINT", [value]
    return f"value {_SIGNS[operator]} ?", [value]


def _is_comparable(value: Scalar, type_: FieldType, operator: Operator) -> bool:
    if isinstance(value, bool):
        return type_ is FieldType.BOOLEAN and operator in _ONLY_EQUALITY
    if isinstance(value, str):
        return type_ is FieldType.STRING
    return type_ in NUMBERS


def _match(pattern: Scalar, type_: FieldType, *, negated: bool) -> Condition:
    if type_ is not FieldType.STRING:
        return _NEVER
    compile_pattern(pattern)
    # DuckDB's own expressions are RE2.
    return f"{'NOT ' if negated else ''}regexp_matches(value, ?)", [pattern]
