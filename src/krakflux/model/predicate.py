"""Predicates over points: what a query or a delete selects, free of any language's syntax.

A predicate is a tree. Leaves compare one column with a literal. Columns are tags, or
`_measurement`, `_field`, `_value`, `_time`. A missing tag is null: every comparison with null is
"not selected" (also `!=` and `!~`), except that `IsPresent` sees it. AND and OR follow Flux: null
counts as false.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["And", "Comparison", "IsPresent", "Not", "Operator", "Or", "Predicate", "Scalar"]

Scalar = str | int | float | bool


class Operator(Enum):
    """A comparison, named by its Flux sign; `=~` and `!~` take an RE2 pattern."""

    EQUAL = "=="
    NOT_EQUAL = "!="
    LESS = "<"
    LESS_EQUAL = "<="
    GREATER = ">"
    GREATER_EQUAL = ">="
    MATCH = "=~"
    NOT_MATCH = "!~"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`column operator value`."""

    column: str
    operator: Operator
    value: Scalar


@dataclass(frozen=True, slots=True)
class IsPresent:
    """The point has the tag `column` (Flux `exists r.column`)."""

    column: str


@dataclass(frozen=True, slots=True)
class Not:
    """Selects what `operand` does not; only ever wraps `IsPresent` (nothing else is pushed)."""

    operand: IsPresent


@dataclass(frozen=True, slots=True)
class And:
    """Selects what all operands select."""

    operands: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Selects what any operand selects."""

    operands: tuple[Predicate, ...]


Predicate = Comparison | IsPresent | Not | And | Or
