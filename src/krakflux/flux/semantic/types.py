"""Flux types as values: what a type text says, and what inference works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

__all__ = [
    "BOOL",
    "BYTES",
    "DURATION",
    "DYNAMIC",
    "FLOAT",
    "GENERIC",
    "INT",
    "REGEXP",
    "STRING",
    "TIME",
    "UINT",
    "ArrayType",
    "BasicType",
    "DictType",
    "FunctionType",
    "Parameter",
    "RecordType",
    "StreamType",
    "Type",
    "TypeVariable",
    "VectorType",
    "format_type",
]

# Deeper than any definition: each use makes its own copy of such a variable.
GENERIC: Final = 1 << 30

# A type text names no more parts; nobody reads on.
_MAX_PARTS: Final = 500


@dataclass(frozen=True, slots=True)
class BasicType:
    """A type without parts; `name` as Flux writes it."""

    name: str


@dataclass(eq=False, slots=True)
class TypeVariable:
    """A type that is not known yet; identity, not name, tells variables apart.

    Attributes:
        name: How a type text calls it.
        kinds: What it must be able to do: Addable, Record, …
        bound: What it turned out to be.
        level: Depth of the definition that introduced it; GENERIC stands for any type at all.
    """

    name: str = ""
    kinds: frozenset[str] = frozenset()
    bound: Type | None = None
    level: int = GENERIC


@dataclass(frozen=True, slots=True)
class ArrayType:
    element: Type


@dataclass(frozen=True, slots=True)
class StreamType:
    element: Type


@dataclass(frozen=True, slots=True)
class VectorType:
    element: Type


@dataclass(frozen=True, slots=True)
class DictType:
    key: Type
    value: Type


@dataclass(frozen=True, slots=True)
class RecordType:
    """`{rest with label: type, …}`; `rest` None: no more labels. Of equal labels the first wins."""

    labels: tuple[tuple[str, Type], ...]
    rest: Type | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A function's parameter.

    Attributes:
        name: Part of the function's type: Flux passes arguments by name.
        type: What may be passed.
        required: False where the type text has a `?`, or the function a default.
        is_pipe: Whether `|>` feeds it (`<-`).
    """

    name: str
    type: Type
    required: bool = True
    is_pipe: bool = False

    @property
    def type_text(self) -> str:
        """The type as Flux writes it."""
        return format_type(self.type)


@dataclass(frozen=True, slots=True)
class FunctionType:
    parameters: tuple[Parameter, ...]
    returns: Type
    by_name: dict[str, Parameter] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        by_name = {parameter.name: parameter for parameter in self.parameters}
        object.__setattr__(self, "by_name", by_name)

    @property
    def pipe(self) -> Parameter | None:
        """The parameter that `|>` feeds."""
        return next((parameter for parameter in self.parameters if parameter.is_pipe), None)


Type = (
    BasicType
    | TypeVariable
    | ArrayType
    | StreamType
    | VectorType
    | DictType
    | RecordType
    | FunctionType
)

INT = BasicType("int")
UINT = BasicType("uint")
FLOAT = BasicType("float")
STRING = BasicType("string")
BOOL = BasicType("bool")
TIME = BasicType("time")
DURATION = BasicType("duration")
BYTES = BasicType("bytes")
REGEXP = BasicType("regexp")
DYNAMIC = BasicType("dynamic")


def format_type(type_: Type) -> str:
    """Write a type as Flux does; unknown parts are called A, B, … in the order they appear."""
    return _Writer().write(type_)


class _Writer:
    """Gives variables their letters."""

    def __init__(self) -> None:
        self._letters: dict[TypeVariable, str] = {}
        self._left = _MAX_PARTS

    def write(self, type_: Type) -> str:
        self._left -= 1
        if self._left < 0:
            return "…"
        match type_:
            case BasicType(name):
                return name
            case TypeVariable(bound=None):
                return self._letter(type_)
            case TypeVariable(bound=bound):
                return self.write(bound) if bound is not None else ""
            case ArrayType(element):
                return f"[{self.write(element)}]"
            case StreamType(element):
                return f"stream[{self.write(element)}]"
            case VectorType(element):
                return f"vector[{self.write(element)}]"
            case DictType(key, value):
                return f"[{self.write(key)}: {self.write(value)}]"
            case RecordType():
                return self._record(type_)
            case FunctionType(parameters, returns):
                inner = ", ".join(map(self._parameter, parameters))
                return f"({inner}) => {self.write(returns)}"

    def _letter(self, variable: TypeVariable) -> str:
        if variable not in self._letters:
            number = len(self._letters)
            self._letters[variable] = chr(ord("A") + number) if number < 26 else f"T{number}"
        return self._letters[variable]

    def _parameter(self, parameter: Parameter) -> str:
        mark = "<-" if parameter.is_pipe else "" if parameter.required else "?"
        return f"{mark}{parameter.name}: {self.write(parameter.type)}"

    def _record(self, record: RecordType) -> str:
        labels: dict[str, Type] = {}
        rest: Type | None = record
        while isinstance(rest, RecordType):
            for label, type_ in rest.labels:
                labels.setdefault(label, type_)
            rest = rest.rest
            while isinstance(rest, TypeVariable) and rest.bound is not None:
                rest = rest.bound
        head = f"{self.write(rest)} with " if rest is not None else ""
        inner = ", ".join(f"{label}: {self.write(type_)}" for label, type_ in labels.items())
        return f"{{{head}{inner}}}"
