"""Syntax tree → Flux text, in one canonical form that parses back to the same tree.

Parentheses of the tree are kept; more are added only where the text would otherwise mean something
else. Comments are not part of the tree and are lost.
"""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Final, TypeVar

from krakflux.flux.syntax import ast
from krakflux.flux.syntax.chains import links_of
from krakflux.flux.syntax.escapes import escape_regexp, escape_string
from krakflux.flux.syntax.precedence import (
    LOGICAL_UNARY,
    PIPE,
    POSTFIX,
    SIGN,
    is_open_ended,
    precedence_of,
)
from krakflux.model.time import format_rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["format_expression", "format_file"]

_Item = TypeVar("_Item")

_WIDTH: Final = 100
_INDENT: Final = "    "


def format_file(file: ast.File) -> str:
    """Write a file; ends with a line feed unless it is empty."""
    sections = [
        [f"package {file.package.name.name}"] if file.package is not None else [],
        [_import(declaration) for declaration in file.imports],
        [_statement(statement, "") for statement in file.body],
    ]
    return "\n".join("".join(f"{line}\n" for line in section) for section in sections if section)


def format_expression(expression: ast.Expression) -> str:
    """Write one expression."""
    return _write(expression, "")


def _import(declaration: ast.ImportDeclaration) -> str:
    alias = f"{declaration.alias.name} " if declaration.alias is not None else ""
    return f"import {alias}{escape_string(declaration.path.value)}"


def _statement(statement: ast.Statement | ast.Assignment, indent: str) -> str:
    match statement:
        case ast.VariableAssignment(name, init):
            return f"{name.name} = {_write(init, indent)}"
        case ast.MemberAssignment(member, init):
            return f"{_write(member, indent)} = {_write(init, indent)}"
        case ast.OptionStatement(assignment):
            return f"option {_statement(assignment, indent)}"
        case ast.ExpressionStatement(expression):
            return _write(expression, indent)
        case ast.ReturnStatement(argument):
            return f"return {_write(argument, indent)}"
        case ast.BuiltinStatement(name, type_text):
            return f"builtin {name.name} : {type_text}"
        case ast.TestCaseStatement(name, extends, block):
            parent = f"extends {escape_string(extends.value)} " if extends is not None else ""
            return f"testcase {name.name} {parent}{_block(block, indent)}"


def _block(block: ast.Block, indent: str) -> str:
    inner = indent + _INDENT
    lines = "".join(f"{inner}{_statement(statement, inner)}\n" for statement in block.body)
    return f"{{\n{lines}{indent}}}"


def _write(node: ast.Node, indent: str) -> str:
    """Write an expression that starts after `indent`; the first line carries no indent itself."""
    first, links = links_of(node)
    if links:
        return _chain(first, links, indent)
    return _WRITERS[type(first)](first, indent)


def _operand(node: ast.Node, floor: int, indent: str, *, closed: bool = False) -> str:
    """Write an operand, in parentheses where it binds looser than `floor`.

    `closed`: also where it would swallow what follows it.
    """
    text = _write(node, indent)
    if precedence_of(node) < floor or (closed and is_open_ended(node)):
        return f"({text})"
    return text


# Chains: what stands left is written already when a link adds itself


def _chain(first: ast.Node, links: list[ast.Node], indent: str) -> str:
    multi_line = sum(isinstance(link, ast.PipeExpression) for link in links) > 1
    parts: list[str] = []
    left = first
    text = _WRITERS[type(first)](first, indent)
    for link in links:
        floor, suffix = _link(link, indent, multi_line=multi_line)
        if precedence_of(left) < floor or is_open_ended(left):
            text, parts = f"({''.join([text, *parts])})", []
        elif isinstance(link, ast.MemberExpression) and isinstance(left, ast.IntegerLiteral):
            text += " "  # `1.x` would start with a float
        parts.append(suffix)
        left = link
    return "".join([text, *parts])


def _link(link: ast.Node, indent: str, *, multi_line: bool) -> tuple[int, str]:
    """Give how tight what stands left must bind, and what the link adds to it."""
    match link:
        case ast.MemberExpression(_, ast.Identifier(name)):
            return POSTFIX, f".{name}"
        case ast.MemberExpression(_, ast.StringLiteral(name)):
            return POSTFIX, f"[{escape_string(name)}]"
        case ast.IndexExpression(_, ast.StringLiteral() as index):
            return POSTFIX, f"[({_write(index, indent)})]"
        case ast.IndexExpression(_, index):
            return POSTFIX, f"[{_write(index, indent)}]"
        case ast.CallExpression(_, arguments):
            return POSTFIX, _arguments(arguments, indent)
        case ast.PipeExpression(_, call):
            inner = indent + _INDENT if multi_line else indent
            return PIPE, (f"\n{inner}|> " if multi_line else " |> ") + _write(call, inner)
        case ast.BinaryExpression(operator, _, right) | ast.LogicalExpression(operator, _, right):
            floor = precedence_of(link)
            return floor, f" {operator} {_operand(right, floor + 1, indent)}"
    raise AssertionError(type(link))


def _arguments(arguments: ast.ObjectExpression | None, indent: str) -> str:
    if arguments is None:
        return "()"
    return _bracketed("(", ")", "", arguments.properties, _property, indent)


# Brackets


def _bracketed(
    opening: str,
    closing: str,
    head: str,
    items: Sequence[_Item],
    write: Callable[[_Item, str], str],
    indent: str,
) -> str:
    """Write a list on one line if it fits there, else an item a line; a lone item may have lines.

    Each item is written only once: twice would be 2^depth times for what is nested.
    """
    inner = indent if len(items) <= 1 else indent + _INDENT
    texts = [write(item, inner) for item in items]
    one_line = head + ", ".join(texts)
    has_lines = "\n" in one_line
    fits = len(indent) + len(one_line) + 2 <= _WIDTH
    if (len(items) <= 1 and (has_lines or fits)) or (fits and not has_lines):
        return f"{opening}{one_line}{closing}"
    lines = "".join(f"{indent}{_INDENT}{text},\n" for text in texts)
    return f"{opening}{head.rstrip()}\n{lines}{indent}{closing}"


def _property(node: ast.Property, indent: str) -> str:
    key = node.key.name if isinstance(node.key, ast.Identifier) else escape_string(node.key.value)
    return key if node.value is None else f"{key}: {_write(node.value, indent)}"


def _parameter(node: ast.Property, indent: str) -> str:
    return node.name if node.value is None else f"{node.name}={_write(node.value, indent)}"


def _record(node: ast.ObjectExpression, indent: str) -> str:
    head = f"{node.with_source.name} with " if node.with_source is not None else ""
    return _bracketed("{", "}", head, node.properties, _property, indent)


def _array(node: ast.ArrayExpression, indent: str) -> str:
    return _bracketed("[", "]", "", node.elements, _write, indent)


def _dictionary(node: ast.DictExpression, indent: str) -> str:
    if not node.elements:
        return "[:]"
    return _bracketed("[", "]", "", node.elements, _dict_item, indent)


def _dict_item(node: ast.DictItem, indent: str) -> str:
    return f"{_write(node.key, indent)}: {_write(node.value, indent)}"


def _parenthesis(node: ast.ParenExpression, indent: str) -> str:
    return f"({_write(node.expression, indent)})"


def _function(node: ast.FunctionExpression, indent: str) -> str:
    head = f"({', '.join(_parameter(parameter, indent) for parameter in node.parameters)}) => "
    if isinstance(node.body, ast.Block):
        return head + _block(node.body, indent)
    body = _write(node.body, indent)
    return head + (f"({body})" if body.startswith("{") else body)


# Operators and literals


def _unary(node: ast.UnaryExpression, indent: str) -> str:
    if node.operator in ("+", "-"):
        return node.operator + _operand(node.argument, SIGN, indent)
    return f"{node.operator} {_operand(node.argument, LOGICAL_UNARY, indent)}"


def _conditional(node: ast.ConditionalExpression, indent: str) -> str:
    test, consequent, alternate = (
        _write(part, indent) for part in (node.test, node.consequent, node.alternate)
    )
    return f"if {test} then {consequent} else {alternate}"


def _interpolated(node: ast.StringExpression, indent: str) -> str:
    parts = [
        escape_string(part.value)[1:-1]
        if isinstance(part, ast.TextPart)
        else f"${{{_write(part.expression, indent)}}}"
        for part in node.parts
    ]
    return f'"{"".join(parts)}"'


def _integer(node: ast.IntegerLiteral, _indent: str) -> str:
    return str(node.value)


def _float(node: ast.FloatLiteral, _indent: str) -> str:
    if not isfinite(node.value):
        return f'float(v: "{node.value}")'
    text = format(Decimal(repr(node.value)), "f")
    return text if "." in text else f"{text}.0"


def _duration(node: ast.DurationLiteral, _indent: str) -> str:
    return "".join(f"{magnitude}{unit}" for magnitude, unit in node.parts) or "0ns"


_WRITERS: Final[dict[type[ast.Node], Callable[..., str]]] = {
    ast.Identifier: lambda node, _: node.name,
    ast.StringLiteral: lambda node, _: escape_string(node.value),
    ast.IntegerLiteral: _integer,
    ast.UnsignedIntegerLiteral: lambda node, _: f"uint(v: {escape_string(str(node.value))})",
    ast.FloatLiteral: _float,
    ast.BooleanLiteral: lambda node, _: "true" if node.value else "false",
    ast.DateTimeLiteral: lambda node, _: format_rfc3339(node.value),
    ast.DurationLiteral: _duration,
    ast.RegexpLiteral: lambda node, _: escape_regexp(node.value),
    ast.PipeLiteral: lambda _node, _: "<-",
    ast.LabelLiteral: lambda node, _: f".{escape_string(node.value)}",
    ast.StringExpression: _interpolated,
    ast.ParenExpression: _parenthesis,
    ast.ArrayExpression: _array,
    ast.DictExpression: _dictionary,
    ast.ObjectExpression: _record,
    ast.FunctionExpression: _function,
    ast.UnaryExpression: _unary,
    ast.ConditionalExpression: _conditional,
}
