"""What a Flux expression evaluates to.

int → int, uint → `UInt`, float → float, string → str, bool → bool, time → `Time`, duration →
`Duration`, bytes → bytes, regexp → `Regexp`, array → tuple, record → `Record`, dictionary →
`Dictionary`, dynamic → `Dynamic`, function → `Closure` or `Builtin`, stream → `Stream`, package →
`PackageValue`, null → None. Inside compiled row functions also `Column` (execute.column).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

import re2

from krakflux.errors import FluxError
from krakflux.model.time import Duration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from krakflux.flux.interpret.scope import Scope
    from krakflux.flux.plan.node import Node
    from krakflux.flux.syntax import ast

__all__ = [
    "BASIC_TYPES",
    "NO_DYNAMIC",
    "Builtin",
    "Closure",
    "Dictionary",
    "Dynamic",
    "Function",
    "PackageValue",
    "Record",
    "Regexp",
    "Stream",
    "Time",
    "UInt",
    "Value",
    "type_name",
    "wrap_int",
    "wrap_uint",
]

# Values cross the boundary to built-in functions, whose parameters are typed there.
Value: TypeAlias = Any

BASIC_TYPES: Final = frozenset(
    ("int", "uint", "float", "string", "bool", "time", "duration", "bytes", "regexp")
)

_UINT_SPAN = 1 << 64
_INT_HALF = 1 << 63


class UInt(int):
    """An unsigned 64-bit integer."""

    __slots__ = ()


def wrap_int(value: int) -> int:
    """Reduce to 64 bits, two's complement, as Go's integers do."""
    return (value + _INT_HALF) % _UINT_SPAN - _INT_HALF


def wrap_uint(value: int) -> UInt:
    """Reduce to 64 bits without sign."""
    return UInt(value % _UINT_SPAN)


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """An instant in nanoseconds since the epoch, UTC."""

    nanoseconds: int


@dataclass(frozen=True)
class Regexp:
    """A regular expression in RE2's dialect."""

    pattern: str

    @cached_property
    def compiled(self) -> Any:
        """The compiled form.

        Raises:
            FluxError: the pattern is not RE2.
        """
        options = re2.Options()
        options.log_errors = False
        try:
            return re2.compile(self.pattern, options)
        except re2.error as error:
            reason = error.args[0] if error.args else "invalid"
            text = reason.decode() if isinstance(reason, bytes) else str(reason)
            raise FluxError(f"regex parse error: {text}") from None

    def require(self) -> None:
        """Check the pattern.

        Raises:
            FluxError: it is not RE2.
        """
        _ = self.compiled

    def matches(self, text: str) -> bool:
        return self.compiled.search(text) is not None


@dataclass(frozen=True, slots=True)
class Record:
    """A record; labels in the order of writing."""

    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """`["key": value]`."""

    entries: Mapping[Value, Value]


@dataclass(frozen=True, slots=True)
class Dynamic:
    """A value whose type only the run knows; elements and fields of `value` are dynamic, too."""

    value: Value

    def member(self, name: str) -> Dynamic:
        """Give a field; a dynamic null where there is none, or no record."""
        if not isinstance(self.value, Record):
            return NO_DYNAMIC
        field: Dynamic = self.value.fields.get(name, NO_DYNAMIC)
        return field

    def element(self, index: Value) -> Dynamic:
        """Give an element; a dynamic null where there is none, or no array."""
        if not isinstance(self.value, tuple) or not isinstance(index, int):
            return NO_DYNAMIC
        element: Dynamic = self.value[index] if 0 <= index < len(self.value) else NO_DYNAMIC
        return element


NO_DYNAMIC: Final = Dynamic(None)


@dataclass(frozen=True, slots=True, eq=False)
class Closure:
    """A function literal with the scope and the defaults of the place where it stood."""

    expression: ast.FunctionExpression
    scope: Scope
    defaults: Mapping[str, Value]
    pipe: str | None


class Function(Protocol):
    """What can be called: `Closure` or `Builtin`."""


@dataclass(frozen=True, slots=True, eq=False)
class Builtin:
    """A function of the library.

    Attributes:
        package: Import path, "universe" for what needs no import.
        name: Flux name.
        signature: Flux type text.
        documentation: The implementation's docstring.
        parameters: Flux parameter name → the implementation's keyword.
        required: Flux names of the parameters without default.
        pipe: Flux name of the pipe parameter.
        wants_runtime: The implementation takes the runtime first.
        implementation: Takes and returns Flux values.
        expression: The same over Polars expressions, where it exists.
        argument_types: Flux type of each parameter of a basic type.
        result_type: Flux type of the result as the signature says it.
        is_flux: The implementation evaluates Flux by the runtime that it gets.
        has_effect: A call does something outside of the query: once for each row, equal or not.
    """

    package: str
    name: str
    signature: str
    documentation: str
    parameters: Mapping[str, str]
    required: frozenset[str]
    pipe: str | None
    wants_runtime: bool
    implementation: Callable[..., Value]
    expression: Callable[..., Any] | None
    argument_types: Mapping[str, str]
    result_type: str
    is_flux: bool = False
    has_effect: bool = False

    @property
    def passes_null(self) -> bool:
        """The result is a basic value: null where an argument is null."""
        return self.result_type in BASIC_TYPES


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """A stream of tables that has not run yet.

    Attributes:
        node: What makes it: a node of the plan.
        is_result: yield() gave it: it is a result of the script already.
    """

    node: Node
    is_result: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PackageValue:
    """An imported package; `members` changes only by option statements."""

    path: str
    name: str
    members: dict[str, Value]
    options: set[str] = field(default_factory=set)


_NAMES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "bool"),
    (UInt, "uint"),
    (int, "int"),
    (float, "float"),
    (str, "string"),
    (Time, "time"),
    (Duration, "duration"),
    (bytes, "bytes"),
    (Regexp, "regexp"),
    ((tuple, list), "array"),
    (Record, "object"),
    (Dictionary, "dictionary"),
    (Dynamic, "dynamic"),
    ((Closure, Builtin), "function"),
    (Stream, "stream"),
    (PackageValue, "package"),
)


def type_name(value: Value) -> str:
    """Name a value's type as Flux's messages do."""
    if value is None:
        return "null"
    return next((name for kind, name in _NAMES if isinstance(value, kind)), "unknown")
