"""The Flux syntax tree: one frozen class for each node type of InfluxDB's AST JSON.

Every node carries its place in the source (`location`, None for nodes that did not come from text);
equality ignores it, so that trees compare by meaning.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from krakflux.model.time import Duration

if TYPE_CHECKING:
    from krakflux.errors import SourceLocation

__all__ = [
    "ArrayExpression",
    "Assignment",
    "BinaryExpression",
    "Block",
    "BooleanLiteral",
    "BuiltinStatement",
    "CallExpression",
    "ConditionalExpression",
    "DateTimeLiteral",
    "DictExpression",
    "DictItem",
    "DurationLiteral",
    "Expression",
    "ExpressionStatement",
    "File",
    "FloatLiteral",
    "FunctionExpression",
    "Identifier",
    "ImportDeclaration",
    "IndexExpression",
    "IntegerLiteral",
    "InterpolatedPart",
    "LabelLiteral",
    "LogicalExpression",
    "MemberAssignment",
    "MemberExpression",
    "Node",
    "ObjectExpression",
    "OptionStatement",
    "Package",
    "PackageClause",
    "ParenExpression",
    "PipeExpression",
    "PipeLiteral",
    "Property",
    "RegexpLiteral",
    "ReturnStatement",
    "Statement",
    "StringExpression",
    "StringLiteral",
    "TestCaseStatement",
    "TextPart",
    "UnaryExpression",
    "UnsignedIntegerLiteral",
    "VariableAssignment",
    "duration_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Anything in the tree."""

    location: SourceLocation | None = field(default=None, compare=False, repr=False)


# Expressions


@dataclass(frozen=True, slots=True)
class Identifier(Node):
    name: str


@dataclass(frozen=True, slots=True)
class StringLiteral(Node):
    value: str


@dataclass(frozen=True, slots=True)
class IntegerLiteral(Node):
    """A whole number; after `-` as an operand of `UnaryExpression`, so up to 2^63."""

    value: int


@dataclass(frozen=True, slots=True)
class UnsignedIntegerLiteral(Node):
    """Only ever comes from AST JSON; the text form has no unsigned literal."""

    value: int


@dataclass(frozen=True, slots=True)
class FloatLiteral(Node):
    value: float


@dataclass(frozen=True, slots=True)
class BooleanLiteral(Node):
    """Only ever comes from AST JSON; in text `true` and `false` are identifiers."""

    value: bool


@dataclass(frozen=True, slots=True)
class DateTimeLiteral(Node):
    """An instant; `value` in nanoseconds."""

    value: int


@dataclass(frozen=True, slots=True)
class DurationLiteral(Node):
    """A duration as written, e.g. ((1, "h"), (30, "m")), and what it amounts to."""

    parts: tuple[tuple[int, str], ...]

    @property
    def value(self) -> Duration:
        return duration_of(self.parts)


@dataclass(frozen=True, slots=True)
class RegexpLiteral(Node):
    """A pattern in RE2's dialect, without its slashes; an escaped slash is unescaped."""

    value: str


@dataclass(frozen=True, slots=True)
class PipeLiteral(Node):
    """`<-`, the default of a pipe parameter."""


@dataclass(frozen=True, slots=True)
class LabelLiteral(Node):
    value: str


@dataclass(frozen=True, slots=True)
class TextPart(Node):
    value: str


@dataclass(frozen=True, slots=True)
class InterpolatedPart(Node):
    expression: Expression


@dataclass(frozen=True, slots=True)
class StringExpression(Node):
    """`"text ${expression} text"`."""

    parts: tuple[TextPart | InterpolatedPart, ...]


@dataclass(frozen=True, slots=True)
class ParenExpression(Node):
    expression: Expression


@dataclass(frozen=True, slots=True)
class ArrayExpression(Node):
    elements: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class DictItem(Node):
    key: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class DictExpression(Node):
    elements: tuple[DictItem, ...]


@dataclass(frozen=True, slots=True)
class Property(Node):
    """`key: value`, or the shorthand `key` (value None)."""

    key: Identifier | StringLiteral
    value: Expression | None

    @property
    def name(self) -> str:
        return self.key.name if isinstance(self.key, Identifier) else self.key.value


@dataclass(frozen=True, slots=True)
class ObjectExpression(Node):
    """A record `{with_source with …}`; also the arguments of a call."""

    properties: tuple[Property, ...]
    with_source: Identifier | None = None


@dataclass(frozen=True, slots=True)
class FunctionExpression(Node):
    """`(parameters) => body`; a parameter's Property value is its default, PipeLiteral = `<-`."""

    parameters: tuple[Property, ...]
    body: Expression | Block


@dataclass(frozen=True, slots=True)
class CallExpression(Node):
    """`callee(arguments)`; Flux calls take named arguments only."""

    callee: Expression
    arguments: ObjectExpression | None


@dataclass(frozen=True, slots=True)
class PipeExpression(Node):
    argument: Expression
    call: CallExpression


@dataclass(frozen=True, slots=True)
class MemberExpression(Node):
    """`object.member` or `object["member"]`."""

    object: Expression
    member: Identifier | StringLiteral

    @property
    def name(self) -> str:
        return self.member.name if isinstance(self.member, Identifier) else self.member.value


@dataclass(frozen=True, slots=True)
class IndexExpression(Node):
    array: Expression
    index: Expression


@dataclass(frozen=True, slots=True)
class UnaryExpression(Node):
    """`operator`: "-", "+", "not" or "exists"."""

    operator: str
    argument: Expression


@dataclass(frozen=True, slots=True)
class BinaryExpression(Node):
    """`operator`: + - * / % ^ == != < <= > >= =~ !~."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class LogicalExpression(Node):
    """`operator`: "and" or "or"."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class ConditionalExpression(Node):
    test: Expression
    consequent: Expression
    alternate: Expression


Expression = (
    Identifier
    | StringLiteral
    | IntegerLiteral
    | UnsignedIntegerLiteral
    | FloatLiteral
    | BooleanLiteral
    | DateTimeLiteral
    | DurationLiteral
    | RegexpLiteral
    | PipeLiteral
    | LabelLiteral
    | StringExpression
    | ParenExpression
    | ArrayExpression
    | DictExpression
    | ObjectExpression
    | FunctionExpression
    | CallExpression
    | PipeExpression
    | MemberExpression
    | IndexExpression
    | UnaryExpression
    | BinaryExpression
    | LogicalExpression
    | ConditionalExpression
)


# Statements


@dataclass(frozen=True, slots=True)
class VariableAssignment(Node):
    id: Identifier
    init: Expression


@dataclass(frozen=True, slots=True)
class MemberAssignment(Node):
    """`package.option = …`, only inside an option statement."""

    member: MemberExpression
    init: Expression


Assignment = VariableAssignment | MemberAssignment


@dataclass(frozen=True, slots=True)
class OptionStatement(Node):
    assignment: Assignment


@dataclass(frozen=True, slots=True)
class ExpressionStatement(Node):
    expression: Expression


@dataclass(frozen=True, slots=True)
class ReturnStatement(Node):
    argument: Expression


@dataclass(frozen=True, slots=True)
class BuiltinStatement(Node):
    """`builtin name : type`; the type is kept as written."""

    id: Identifier
    type_text: str


@dataclass(frozen=True, slots=True)
class TestCaseStatement(Node):
    id: Identifier
    extends: StringLiteral | None
    block: Block


Statement = (
    VariableAssignment
    | OptionStatement
    | ExpressionStatement
    | ReturnStatement
    | BuiltinStatement
    | TestCaseStatement
)


@dataclass(frozen=True, slots=True)
class Block(Node):
    body: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PackageClause(Node):
    name: Identifier


@dataclass(frozen=True, slots=True)
class ImportDeclaration(Node):
    path: StringLiteral
    alias: Identifier | None = None


@dataclass(frozen=True, slots=True)
class File(Node):
    package: PackageClause | None
    imports: tuple[ImportDeclaration, ...]
    body: tuple[Statement, ...]
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Package(Node):
    """What AST JSON wraps files in."""

    package: str
    files: tuple[File, ...]


_MONTHS = {"y": 12, "mo": 1}
_NANOSECONDS = {
    "w": 604_800_000_000_000,
    "d": 86_400_000_000_000,
    "h": 3_600_000_000_000,
    "m": 60_000_000_000,
    "s": 1_000_000_000,
    "ms": 1_000_000,
    "us": 1_000,
    "µs": 1_000,
    "μs": 1_000,
    "ns": 1,
}


def duration_of(parts: tuple[tuple[int, str], ...]) -> Duration:
    """Add up a duration literal's (magnitude, unit) parts; years and months stay months."""
    months = sum(magnitude * _MONTHS[unit] for magnitude, unit in parts if unit in _MONTHS)
    nanoseconds = sum(
        magnitude * _NANOSECONDS[unit] for magnitude, unit in parts if unit in _NANOSECONDS
    )
    return Duration(months, nanoseconds)
