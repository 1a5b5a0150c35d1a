"""Making types equal: what a place expects against what stands there.

Texts of mismatches are InfluxDB's. Where a rule would need more than is known, nothing is said: a
valid program is never refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.semantic.types import (
    DYNAMIC,
    GENERIC,
    ArrayType,
    BasicType,
    DictType,
    FunctionType,
    Parameter,
    RecordType,
    StreamType,
    Type,
    TypeVariable,
    VectorType,
    format_type,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Allowance",
    "CheckingStopped",
    "Mismatch",
    "constrain",
    "describe",
    "flatten",
    "generalize",
    "instantiate",
    "prune",
    "unify",
]


class CheckingStopped(Exception):
    """The script's types grow beyond what anybody wrote by hand; nothing more is claimed."""


class Allowance:
    """How many steps a check may still take: types can double with every line of a script."""

    __slots__ = ("_left",)

    def __init__(self, steps: int) -> None:
        self._left = steps

    def spend(self) -> None:
        """Take a step.

        Raises:
            CheckingStopped: It was one too many.
        """
        self._left -= 1
        if self._left < 0:
            raise CheckingStopped


class Mismatch(Exception):
    """Two types that can't be made equal; each message is InfluxDB's."""

    def __init__(self, *messages: str) -> None:
        super().__init__(messages[0])
        self.messages = messages


_DESCRIPTIONS: Final = {
    ArrayType: " (array)",
    RecordType: " (record)",
    FunctionType: " (function)",
    DictType: " (dictionary)",
}

_NUMBERS: Final = frozenset(("int", "uint", "float"))
_ORDERED: Final = _NUMBERS | {"string", "duration", "time"}
# kind → the basic types that are of it; kinds that are not listed let everything pass
_KINDS: Final = {
    "Addable": _NUMBERS | {"string"},
    "Subtractable": _NUMBERS,
    "Divisible": _NUMBERS,
    "Numeric": _NUMBERS,
    "Comparable": _ORDERED,
    "Equatable": _ORDERED | {"bool", "bytes"},
    "Negatable": _NUMBERS | {"duration"},
    "Timeable": frozenset(("time", "duration")),
    "Stringable": _ORDERED | {"bool"},
    "Record": frozenset[str](),
}
# kinds that composite types have as well
_COMPOSITE_KINDS: Final = {
    ArrayType: frozenset(("Equatable",)),
    RecordType: frozenset(("Equatable", "Record")),
}


def prune(type_: Type) -> Type:
    """Follow what variables turned out to be."""
    while isinstance(type_, TypeVariable) and type_.bound is not None:
        type_ = type_.bound
    return type_


def describe(type_: Type) -> str:
    """Write a type as messages do."""
    type_ = prune(type_)
    return format_type(type_) + _DESCRIPTIONS.get(type(type_), "")


def constrain(type_: Type, kind: str) -> None:
    """Demand that a type is of a kind.

    Raises:
        Mismatch: It is not.
    """
    type_ = prune(type_)
    if isinstance(type_, TypeVariable):
        type_.kinds |= {kind}
    elif kind == "Basic":
        if not isinstance(type_, BasicType):
            raise Mismatch(f"{describe(type_)} is not {kind}")
    elif kind in _KINDS and not _is_of_kind(type_, kind):
        raise Mismatch(f"{describe(type_)} is not {kind}")


def _is_of_kind(type_: Type, kind: str) -> bool:
    if isinstance(type_, BasicType):
        return type_ == DYNAMIC or type_.name in _KINDS[kind]
    return isinstance(type_, VectorType) or kind in _COMPOSITE_KINDS.get(type(type_), ())


def unify(expected: Type, actual: Type, allowance: Allowance) -> None:
    """Make two types equal by binding variables.

    Raises:
        Mismatch: They can't be; variables bound until then stay bound.
    """
    allowance.spend()
    expected, actual = prune(expected), prune(actual)
    if expected is actual:
        return
    if isinstance(expected, TypeVariable):
        _bind(expected, actual, allowance)
    elif isinstance(actual, TypeVariable):
        _bind(actual, expected, allowance)
    else:
        _unify_known(expected, actual, allowance)


def _unify_known(expected: Type, actual: Type, allowance: Allowance) -> None:
    match expected, actual:
        case BasicType(), BasicType() if expected == actual:
            return
        case (ArrayType(left), ArrayType(right)) | (StreamType(left), StreamType(right)):
            unify(left, right, allowance)
        case VectorType(left), VectorType(right):
            unify(left, right, allowance)
        case DictType(), DictType():
            unify(expected.key, actual.key, allowance)
            unify(expected.value, actual.value, allowance)
        case RecordType(), RecordType():
            _unify_records(expected, actual, allowance)
        case FunctionType(), FunctionType():
            _unify_functions(expected, actual, allowance)
        case _ if DYNAMIC not in (expected, actual):
            raise Mismatch(f"expected {describe(expected)} but found {describe(actual)}")


def _bind(variable: TypeVariable, type_: Type, allowance: Allowance) -> None:
    if isinstance(type_, TypeVariable):
        type_.kinds |= variable.kinds
        type_.level = min(type_.level, variable.level)
        variable.bound = type_
        return
    if type(type_) is not BasicType:
        for part in _variables(type_, allowance):
            if part is variable:
                return  # an infinite type: nothing is claimed about it
            part.level = min(part.level, variable.level)
    variable.bound = type_
    for kind in variable.kinds:
        constrain(type_, kind)


def _variables(type_: Type, allowance: Allowance) -> Iterator[TypeVariable]:
    """All unbound variables within a type."""
    waiting = [type_]
    while waiting:
        allowance.spend()
        type_ = prune(waiting.pop())
        if type(type_) is TypeVariable:
            yield type_
        elif type(type_) is not BasicType:
            waiting += _parts(type_)


def _parts(type_: Type) -> tuple[Type, ...]:
    match type_:
        case ArrayType(element) | StreamType(element) | VectorType(element):
            return (element,)
        case DictType(key, value):
            return (key, value)
        case RecordType(labels, rest):
            parts = tuple(label_type for _, label_type in labels)
            return parts if rest is None else (*parts, rest)
        case FunctionType(parameters, returns):
            return (*(parameter.type for parameter in parameters), returns)
    return ()


# Records


def flatten(record: RecordType) -> tuple[dict[str, Type], TypeVariable | None]:
    """Collect a record's labels, and the variable that stands for further ones."""
    labels: dict[str, Type] = {}
    rest: Type | None = record
    while isinstance(rest, RecordType):
        for label, type_ in rest.labels:
            labels.setdefault(label, type_)
        rest = prune(rest.rest) if rest.rest is not None else None
    return labels, rest if isinstance(rest, TypeVariable) else None


def _unify_records(expected: RecordType, actual: RecordType, allowance: Allowance) -> None:
    labels, rest = flatten(expected)
    found, found_rest = flatten(actual)
    for label, type_ in labels.items():
        if label in found:
            _unify_label(label, type_, found[label], allowance)
    missing = tuple(item for item in labels.items() if item[0] not in found)
    surplus = tuple(item for item in found.items() if item[0] not in labels)
    if missing and found_rest is None:
        raise Mismatch(f"record is missing label {missing[0][0]}")
    if surplus and rest is None:
        raise Mismatch(f"found unexpected label {surplus[0][0]}")
    if rest is not found_rest:
        _join_rests(rest, found_rest, missing, surplus, allowance)


def _unify_label(label: str, expected: Type, actual: Type, allowance: Allowance) -> None:
    try:
        unify(expected, actual, allowance)
    except Mismatch as cause:
        raise Mismatch(
            f"expected {describe(expected)} but found {describe(actual)} "
            f"for label {label} caused by {cause}"
        ) from cause


def _join_rests(
    rest: TypeVariable | None,
    found_rest: TypeVariable | None,
    missing: tuple[tuple[str, Type], ...],
    surplus: tuple[tuple[str, Type], ...],
    allowance: Allowance,
) -> None:
    if rest is None:
        if found_rest is not None:
            _bind_rest(found_rest, RecordType(missing), allowance)
    elif found_rest is None:
        _bind_rest(rest, RecordType(surplus), allowance)
    else:
        common = TypeVariable(level=min(rest.level, found_rest.level))
        _bind_rest(rest, RecordType(surplus, common), allowance)
        _bind_rest(found_rest, RecordType(missing, common), allowance)


def _bind_rest(rest: TypeVariable, record: RecordType, allowance: Allowance) -> None:
    if not record.labels and record.rest is not None:
        _bind(rest, record.rest, allowance)
    else:
        _bind(rest, record, allowance)


# Functions


def _unify_functions(expected: FunctionType, actual: FunctionType, allowance: Allowance) -> None:
    """Check that `actual` can be called the way `expected` will be."""
    for parameter in expected.parameters:
        counterpart = _counterpart(parameter, actual)
        if counterpart is not None:
            unify(counterpart.type, parameter.type, allowance)
    faults = [*_surplus_parameters(expected, actual), *_missing_parameters(expected, actual)]
    if faults:
        raise Mismatch(*faults)
    _unify_returns(expected.returns, actual.returns, allowance)


def _surplus_parameters(expected: FunctionType, actual: FunctionType) -> Iterator[str]:
    candidates = [name for name in expected.by_name if name not in actual.by_name]
    hint = f" (Expected `{candidates[0]}`)" if len(candidates) == 1 else ""
    for parameter in actual.parameters:
        if parameter.required and not parameter.is_pipe and parameter.name not in expected.by_name:
            yield f"found unexpected argument {parameter.name}{hint}"


def _missing_parameters(expected: FunctionType, actual: FunctionType) -> Iterator[str]:
    for parameter in expected.parameters:
        if parameter.required and not parameter.is_pipe and parameter.name not in actual.by_name:
            yield f"missing required argument {parameter.name}"


def _counterpart(parameter: Parameter, function: FunctionType) -> Parameter | None:
    return function.pipe if parameter.is_pipe else function.by_name.get(parameter.name)


def _unify_returns(expected: Type, actual: Type, allowance: Allowance) -> None:
    try:
        unify(expected, actual, allowance)
    except Mismatch as cause:
        raise Mismatch(
            f"expected {describe(expected)} but found {describe(actual)} "
            f"for return type caused by {cause}"
        ) from cause


# Polymorphism


def generalize(type_: Type, level: int, allowance: Allowance) -> Type:
    """Let the variables that a definition introduced stand for any type."""
    for variable in _variables(type_, allowance):
        if variable.level > level:
            variable.level = GENERIC
    return type_


def instantiate(type_: Type, level: int, allowance: Allowance) -> Type:
    """Make a type for one use: generic variables are replaced by fresh ones of `level`."""
    if type(type_) is BasicType:
        return type_
    return _Copy(level, allowance).of(type_)


class _Copy:
    """Copies a type for one use; parts without generic variables are shared."""

    __slots__ = ("_allowance", "_fresh", "_level")

    def __init__(self, level: int, allowance: Allowance) -> None:
        self._level = level
        self._allowance = allowance
        self._fresh: dict[TypeVariable, TypeVariable] = {}

    def of(self, type_: Type) -> Type:
        self._allowance.spend()
        match prune(type_):
            case TypeVariable() as variable:
                return self._variable(variable)
            case ArrayType(element) | StreamType(element) | VectorType(element) as sequence:
                part = self.of(element)
                return sequence if part is element else type(sequence)(part)
            case DictType(key, value):
                return DictType(self.of(key), self.of(value))
            case RecordType(labels, rest):
                return RecordType(
                    tuple([(label, self.of(part)) for label, part in labels]),
                    self.of(rest) if rest is not None else None,
                )
            case FunctionType(parameters, returns):
                return FunctionType(tuple(map(self._parameter, parameters)), self.of(returns))
            case basic:
                return basic

    def _parameter(self, parameter: Parameter) -> Parameter:
        if type(parameter.type) is BasicType:
            return parameter
        type_ = self.of(parameter.type)
        if type_ is parameter.type:
            return parameter
        return Parameter(parameter.name, type_, parameter.required, parameter.is_pipe)

    def _variable(self, variable: TypeVariable) -> TypeVariable:
        if variable.level != GENERIC:
            return variable
        if variable not in self._fresh:
            self._fresh[variable] = TypeVariable(variable.name, variable.kinds, level=self._level)
        return self._fresh[variable]
