"""Statements, blocks and whole files of Flux."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.syntax import ast, expressions, primaries
from krakflux.flux.syntax.tokens import ASSIGNMENT_FOLLOWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.flux.syntax.cursor import Cursor

__all__ = ["parse_block", "parse_file_body"]

_OPENING: Final = {"LPAREN": "RPAREN", "LBRACK": "RBRACK", "LBRACE": "RBRACE"}


def parse_file_body(cursor: Cursor, name: str = "") -> ast.File:
    """Take everything: package clause, imports, statements."""
    start = cursor.position
    _skip_attributes(cursor)
    package = _package_clause(cursor) if cursor.kind == "PACKAGE" else None
    _skip_attributes(cursor)
    imports: list[ast.ImportDeclaration] = []
    while cursor.kind == "IMPORT":
        imports.append(_import(cursor))
        _skip_attributes(cursor)
    body = _statements(cursor)
    return ast.File(package, tuple(imports), body, name, location=cursor.location(start))


def _package_clause(cursor: Cursor) -> ast.PackageClause:
    start = cursor.position
    cursor.advance()
    name = primaries.parse_identifier(cursor)
    return ast.PackageClause(name, location=cursor.location(start))


def _import(cursor: Cursor) -> ast.ImportDeclaration:
    start = cursor.position
    cursor.advance()
    alias = primaries.parse_identifier(cursor) if cursor.kind == "IDENT" else None
    path = primaries.parse_string_literal(cursor)
    return ast.ImportDeclaration(path, alias, location=cursor.location(start))


def _skip_attributes(cursor: Cursor) -> None:
    while cursor.kind == "ATTRIBUTE":
        cursor.advance()
        if cursor.kind != "LPAREN":
            continue
        cursor.open("RPAREN")
        while cursor.more():
            expressions.parse_expression(cursor)
            if cursor.kind != "COMMA":
                break
            cursor.advance()
        cursor.close("RPAREN")


def parse_block(cursor: Cursor) -> ast.Block:
    """Take `{ statements }`."""
    start = cursor.position
    cursor.open("RBRACE")
    body = _statements(cursor)
    cursor.close("RBRACE")
    return ast.Block(body, location=cursor.location(start))


def _statements(cursor: Cursor) -> tuple[ast.Statement, ...]:
    statements: list[ast.Statement] = []
    while cursor.more():
        _skip_attributes(cursor)
        if not cursor.more():
            break
        statement = _statement(cursor)
        if statement is not None:
            statements.append(statement)
    return tuple(statements)


def _statement(cursor: Cursor) -> ast.Statement | None:
    if cursor.kind == "IDENT" and cursor.follows(ASSIGNMENT_FOLLOWS):
        return _assignment(cursor)
    parse = _KEYWORD_STATEMENTS.get(cursor.kind)
    if parse is not None:
        return parse(cursor)
    if expressions.starts_expression(cursor.kind):
        start = cursor.position
        expression = expressions.parse_expression(cursor)
        return ast.ExpressionStatement(expression, location=cursor.location(start))
    cursor.report(f"invalid statement: {cursor.literal}", cursor.token_location())
    cursor.advance()
    return None


def _assignment(cursor: Cursor) -> ast.VariableAssignment:
    start = cursor.position
    name = primaries.parse_identifier(cursor)
    cursor.expect("ASSIGN")
    init = expressions.parse_expression(cursor)
    return ast.VariableAssignment(name, init, location=cursor.location(start))


def _option(cursor: Cursor) -> ast.Statement:
    start = cursor.position
    cursor.advance()
    assignment: ast.Assignment
    if cursor.kind == "IDENT" and not cursor.follows(ASSIGNMENT_FOLLOWS):
        assignment = _member_assignment(cursor)
    else:
        assignment = _assignment(cursor)
    return ast.OptionStatement(assignment, location=cursor.location(start))


def _member_assignment(cursor: Cursor) -> ast.MemberAssignment:
    start = cursor.position
    package = primaries.parse_identifier(cursor)
    cursor.expect("DOT")
    name = primaries.parse_identifier(cursor)
    member = ast.MemberExpression(package, name, location=cursor.location(start))
    cursor.expect("ASSIGN")
    init = expressions.parse_expression(cursor)
    return ast.MemberAssignment(member, init, location=cursor.location(start))


def _return(cursor: Cursor) -> ast.Statement:
    start = cursor.position
    cursor.advance()
    argument = expressions.parse_expression(cursor)
    return ast.ReturnStatement(argument, location=cursor.location(start))


def _test_case(cursor: Cursor) -> ast.Statement:
    start = cursor.position
    cursor.advance()
    name = primaries.parse_identifier(cursor)
    extends: ast.StringLiteral | None = None
    if cursor.kind == "IDENT" and cursor.literal == "extends":
        cursor.advance()
        extends = primaries.parse_string_literal(cursor)
    if cursor.kind == "LBRACE":
        block = parse_block(cursor)
    else:
        cursor.expect("LBRACE")
        block = ast.Block((), location=cursor.location(start))
    return ast.TestCaseStatement(name, extends, block, location=cursor.location(start))


def _builtin(cursor: Cursor) -> ast.Statement:
    start = cursor.position
    cursor.advance()
    name = primaries.parse_identifier(cursor)
    cursor.expect("COLON")
    offset = cursor.offset
    _skip_type(cursor)
    if cursor.kind == "IDENT" and cursor.literal == "where":
        _skip_constraints(cursor)
    type_text = cursor.taken_since(offset)
    return ast.BuiltinStatement(name, type_text, location=cursor.location(start))


def _skip_type(cursor: Cursor) -> None:
    while cursor.kind == "LPAREN":
        _skip_brackets(cursor)
        cursor.expect("ARROW")
    if cursor.kind in _OPENING:
        _skip_brackets(cursor)
        return
    name = cursor.literal
    cursor.expect("IDENT")
    if name in ("stream", "vector") and cursor.kind == "LBRACK":
        _skip_brackets(cursor)


def _skip_brackets(cursor: Cursor) -> None:
    open_: list[str] = []
    while cursor.kind != "EOF":
        if cursor.kind in _OPENING:
            open_.append(_OPENING[cursor.kind])
        elif cursor.kind == open_[-1]:
            open_.pop()
        cursor.advance()
        if not open_:
            return
    cursor.fault(f"expected {open_[-1]}, got EOF")


def _skip_constraints(cursor: Cursor) -> None:
    """Take `where A: Kind + Kind, B: Kind`."""
    separator = "COMMA"
    while separator == "COMMA":
        cursor.advance()
        cursor.expect("IDENT")
        cursor.expect("COLON")
        cursor.expect("IDENT")
        while cursor.kind == "ADD":
            cursor.advance()
            cursor.expect("IDENT")
        separator = cursor.kind


_KEYWORD_STATEMENTS: Final[dict[str, Callable[[Cursor], ast.Statement]]] = {
    "OPTION": _option,
    "RETURN": _return,
    "BUILTIN": _builtin,
    "TESTCASE": _test_case,
}
