"""The node types of InfluxDB's AST JSON: names, keys, and how values are written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final, get_args

from krakflux.flux.syntax import ast
from krakflux.flux.syntax.literals import parse_date_time
from krakflux.model.time import format_rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["SHAPES", "SHAPES_BY_TYPE", "Attribute", "Kind", "Shape"]


class Kind(Enum):
    """What an attribute holds."""

    VALUE = auto()
    NODE = auto()
    OPTIONAL_NODE = auto()
    NODES = auto()
    ONE_OR_NONE = auto()  # a list of at most one node


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a node: its name in the tree, its key in JSON, what it holds."""

    name: str
    key: str
    kind: Kind
    classes: tuple[type[ast.Node], ...] = ()
    encode: Callable[[Any], Any] = _same
    decode: Callable[[Any], Any] = _same


@dataclass(frozen=True, slots=True)
class Shape:
    """A node type: its name in JSON and its attributes."""

    node: type[ast.Node]
    type: str
    attributes: tuple[Attribute, ...]


_Classes = tuple[type[ast.Node], ...]

_EXPRESSION: Final[_Classes] = get_args(ast.Expression)
_STATEMENT: Final[_Classes] = get_args(ast.Statement)
_NAME: Final[_Classes] = (ast.Identifier,)
_KEY: Final[_Classes] = (ast.Identifier, ast.StringLiteral)
_PART: Final[_Classes] = (ast.TextPart, ast.InterpolatedPart)
_PROPERTY: Final[_Classes] = (ast.Property,)


def _node(name: str, classes: _Classes, key: str = "") -> Attribute:
    return Attribute(name, key or name, Kind.NODE, classes)


def _optional(name: str, classes: _Classes, key: str = "") -> Attribute:
    return Attribute(name, key or name, Kind.OPTIONAL_NODE, classes)


def _nodes(name: str, classes: _Classes, key: str = "") -> Attribute:
    return Attribute(name, key or name, Kind.NODES, classes)


def _value(
    name: str,
    decode: Callable[[Any], Any],
    encode: Callable[[Any], Any] = _same,
    key: str = "",
) -> Attribute:
    return Attribute(name, key or name, Kind.VALUE, (), encode, decode)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected text, got {value!r}")
    return value


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(f"expected an integer, got {value!r}")
    number = int(value) if isinstance(value, int) or len(value) <= 20 else 1 << 64
    if not -(1 << 63) <= number < 1 << 63:
        raise ValueError(f"integer out of range: {value}")
    return number


def _unsigned(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str) or len(str(value)) > 20:
        raise TypeError(f"expected an unsigned integer, got {value!r}")
    if not 0 <= int(value) < 1 << 64:
        raise ValueError(f"unsigned integer out of range: {value}")
    return int(value)


def _float(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"expected a number, got {value!r}")
    return float(value)


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"expected true or false, got {value!r}")
    return value


def _date_time(value: Any) -> int:
    return parse_date_time(_text(value))


_UNITS: Final = frozenset(("y", "mo", "w", "d", "h", "m", "s", "ms", "us", "µs", "μs", "ns"))


def _duration(value: Any) -> tuple[tuple[int, str], ...]:
    if not isinstance(value, list | tuple):
        raise TypeError("expected a list")
    parts = tuple((_integer(part["magnitude"]), _text(part["unit"])) for part in value)
    unknown = next((unit for _, unit in parts if unit not in _UNITS), None)
    if unknown is not None:
        raise ValueError(f"unknown duration unit {unknown!r}")
    return parts


def _encode_duration(parts: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    return [{"magnitude": magnitude, "unit": unit} for magnitude, unit in parts]


def _one_of(*operators: str) -> Callable[[Any], str]:
    def decode(value: Any) -> str:
        if value not in operators:
            raise ValueError(f"unknown operator {value!r}")
        return _text(value)

    return decode


_BINARY: Final = _one_of(
    "+", "-", "*", "/", "%", "^", "==", "!=", "<", "<=", ">", ">=", "=~", "!~"
)  # fmt: skip


def _shape(node: type[ast.Node], *attributes: Attribute, type_: str = "") -> Shape:
    return Shape(node, type_ or node.__name__, attributes)


_ALL: Final = (
    _shape(
        ast.File,
        _optional("package", (ast.PackageClause,)),
        _nodes("imports", (ast.ImportDeclaration,)),
        _nodes("body", _STATEMENT),
        _value("name", lambda value: _text(value or "")),
    ),
    _shape(ast.PackageClause, _node("name", _NAME)),
    _shape(
        ast.ImportDeclaration, _node("path", (ast.StringLiteral,)), _optional("alias", _NAME, "as")
    ),
    # Statements
    _shape(ast.VariableAssignment, _node("id", _NAME), _node("init", _EXPRESSION)),
    _shape(
        ast.MemberAssignment, _node("member", (ast.MemberExpression,)), _node("init", _EXPRESSION)
    ),
    _shape(
        ast.OptionStatement, _node("assignment", (ast.VariableAssignment, ast.MemberAssignment))
    ),
    _shape(ast.ExpressionStatement, _node("expression", _EXPRESSION)),
    _shape(ast.ReturnStatement, _node("argument", _EXPRESSION)),
    _shape(ast.BuiltinStatement, _node("id", _NAME), _value("type_text", _text, key="ty")),
    _shape(
        ast.TestCaseStatement,
        _node("id", _NAME),
        _optional("extends", (ast.StringLiteral,)),
        _node("block", (ast.Block,)),
    ),
    _shape(ast.Block, _nodes("body", _STATEMENT)),
    # Literals and names
    _shape(ast.Identifier, _value("name", _text)),
    _shape(ast.StringLiteral, _value("value", _text)),
    _shape(ast.IntegerLiteral, _value("value", _integer, str)),
    _shape(ast.UnsignedIntegerLiteral, _value("value", _unsigned, str)),
    _shape(ast.FloatLiteral, _value("value", _float)),
    _shape(ast.BooleanLiteral, _value("value", _boolean)),
    _shape(ast.DateTimeLiteral, _value("value", _date_time, format_rfc3339)),
    _shape(ast.DurationLiteral, _value("parts", _duration, _encode_duration, "values")),
    _shape(ast.RegexpLiteral, _value("value", _text)),
    _shape(ast.PipeLiteral),
    _shape(ast.LabelLiteral, _value("value", _text)),
    _shape(ast.StringExpression, _nodes("parts", _PART)),
    _shape(ast.TextPart, _value("value", _text)),
    _shape(ast.InterpolatedPart, _node("expression", _EXPRESSION)),
    # Everything in brackets
    _shape(ast.ParenExpression, _node("expression", _EXPRESSION)),
    _shape(ast.ArrayExpression, _nodes("elements", _EXPRESSION)),
    _shape(ast.DictExpression, _nodes("elements", (ast.DictItem,))),
    _shape(ast.DictItem, _node("key", _EXPRESSION), _node("value", _EXPRESSION, "val")),
    _shape(ast.Property, _node("key", _KEY), _optional("value", _EXPRESSION)),
    _shape(
        ast.ObjectExpression,
        _optional("with_source", _NAME, "with"),
        _nodes("properties", _PROPERTY),
    ),
    _shape(
        ast.FunctionExpression,
        _nodes("parameters", _PROPERTY, "params"),
        _node("body", (*_EXPRESSION, ast.Block)),
    ),
    # Operators
    _shape(
        ast.CallExpression,
        _node("callee", _EXPRESSION),
        Attribute("arguments", "arguments", Kind.ONE_OR_NONE, (ast.ObjectExpression,)),
    ),
    _shape(
        ast.PipeExpression, _node("argument", _EXPRESSION), _node("call", (ast.CallExpression,))
    ),
    _shape(ast.MemberExpression, _node("object", _EXPRESSION), _node("member", _KEY, "property")),
    _shape(ast.IndexExpression, _node("array", _EXPRESSION), _node("index", _EXPRESSION)),
    _shape(
        ast.UnaryExpression,
        _value("operator", _one_of("-", "+", "not", "exists")),
        _node("argument", _EXPRESSION),
    ),
    _shape(
        ast.BinaryExpression,
        _value("operator", _BINARY),
        _node("left", _EXPRESSION),
        _node("right", _EXPRESSION),
    ),
    _shape(
        ast.LogicalExpression,
        _value("operator", _one_of("and", "or")),
        _node("left", _EXPRESSION),
        _node("right", _EXPRESSION),
    ),
    _shape(
        ast.ConditionalExpression,
        _node("test", _EXPRESSION),
        _node("consequent", _EXPRESSION),
        _node("alternate", _EXPRESSION),
    ),
)

SHAPES: Final = {shape.node: shape for shape in _ALL}
SHAPES_BY_TYPE: Final = {shape.type: shape for shape in _ALL}
