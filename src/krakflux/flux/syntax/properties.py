"""What stands in braces and call brackets: properties, arguments, parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.syntax import ast, expressions, primaries

if TYPE_CHECKING:
    from krakflux.flux.syntax.cursor import Cursor, Position

__all__ = ["parse_arguments", "parse_parameters", "parse_record"]

_VALUE_ENDS: Final = frozenset({"COMMA", "COLON"})


def parse_record(cursor: Cursor) -> ast.Expression:
    """Take `{…}`."""
    start = cursor.position
    cursor.open("RBRACE")
    source: ast.Identifier | None = None
    first: ast.Identifier | None = None
    if cursor.kind == "IDENT":
        first = primaries.parse_identifier(cursor)
        if cursor.kind == "IDENT" and cursor.literal == "with":
            cursor.advance()
            source, first = first, None
    properties = _properties(cursor, first)
    cursor.close("RBRACE")
    location = cursor.location(start)
    record = ast.ObjectExpression(properties, source, location=location)
    _check_properties(cursor, record)
    return record


def parse_arguments(cursor: Cursor) -> ast.ObjectExpression | None:
    """Take a call's arguments, without the brackets."""
    if not cursor.more():
        return None
    start = cursor.position
    properties = _properties(cursor)
    arguments = ast.ObjectExpression(properties, location=cursor.location(start))
    _check_properties(cursor, arguments)
    return arguments


def _check_properties(cursor: Cursor, record: ast.ObjectExpression) -> None:
    shorthands = [property_ for property_ in record.properties if property_.value is None]
    if not shorthands or record.location is None:
        return
    for property_ in shorthands:
        if isinstance(property_.key, ast.StringLiteral) and property_.location is not None:
            cursor.report(
                f'string literal key "{property_.key.value}" must have a value', property_.location
            )
    if len(shorthands) < len(record.properties):
        cursor.report("cannot mix implicit and explicit properties", record.location)


def _properties(cursor: Cursor, first: ast.Identifier | None = None) -> tuple[ast.Property, ...]:
    """Take a list of properties; `first` is the first one's key where it was taken already."""
    properties: list[ast.Property] = []
    property_: ast.Property | None
    while first is not None or cursor.more():
        if first is not None:
            location = first.location
            assert location is not None
            property_ = _with_value(cursor, first, (location.start_line, location.start_column))
            first = None
        else:
            property_ = _property(cursor)
        if property_ is not None:
            properties.append(property_)
        if cursor.kind == "COMMA":
            cursor.advance()
        elif cursor.more():
            cursor.fault(f"expected comma in property list, got {cursor.kind}")
    return tuple(properties)


def _property(cursor: Cursor) -> ast.Property | None:
    start = cursor.position
    if cursor.kind == "IDENT":
        return _with_value(cursor, primaries.parse_identifier(cursor), start)
    if cursor.kind == "STRING":
        return _with_value(cursor, primaries.parse_string_literal(cursor), start)
    message = "missing property in property list"
    if cursor.kind == "COLON":
        message = "missing property key"
        cursor.advance()
    elif cursor.kind != "COMMA":
        message = f"unexpected token for property key: {cursor.kind} ({cursor.literal})"
    expressions.parse_until(cursor, _VALUE_ENDS)
    cursor.report(message, cursor.location(start))
    return None


def _with_value(
    cursor: Cursor, key: ast.Identifier | ast.StringLiteral, start: Position
) -> ast.Property:
    value: ast.Expression | None = None
    if cursor.kind == "COLON":
        cursor.advance()
        value = expressions.parse_until(cursor, _VALUE_ENDS)
        if value is None:
            cursor.fault("missing property value")
            value = primaries.NOTHING
    return ast.Property(key, value, location=cursor.location(start))


def parse_parameters(cursor: Cursor) -> tuple[ast.Property, ...]:
    """Take a function's parameters, without the brackets."""
    parameters: list[ast.Property] = []
    while cursor.more():
        start = cursor.position
        key = primaries.parse_identifier(cursor)
        default: ast.Expression | None = None
        if cursor.kind == "ASSIGN":
            cursor.advance()
            default = expressions.parse_expression(cursor)
        parameters.append(ast.Property(key, default, location=cursor.location(start)))
        if cursor.kind == "COMMA":
            cursor.advance()
        elif cursor.more():
            cursor.expect("COMMA")
    return tuple(parameters)
