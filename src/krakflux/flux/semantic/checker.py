"""Whole scripts: imports, statements, options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.semantic.inference import Inference
from krakflux.flux.semantic.scope import PackageMembers, Scope
from krakflux.flux.semantic.signature import parse_signature
from krakflux.flux.semantic.unify import CheckingStopped
from krakflux.flux.syntax import ast
from krakflux.flux.syntax.problems import sorted_problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.flux.semantic.signature import Signatures
    from krakflux.flux.syntax.problems import SyntaxProblem

__all__ = ["PRELUDE", "check"]

# Packages whose members need no import.
PRELUDE: Final = ("universe", "influxdata/influxdb")


def check(
    files: Sequence[ast.File],
    signatures: Signatures,
    package_names: Mapping[str, str] | None = None,
) -> list[SyntaxProblem]:
    """Find what is certainly wrong with a script.

    Args:
        files: The files of the script in the order they run; later ones see the names of earlier
            ones (`extern` comes first).
        signatures: Import path → member → signature, of everything the library has.
        package_names: The names of packages that differ from the last part of their path.

    Returns:
        Problems in the order of their places, with InfluxDB's texts; of a valid script, none.
    """
    checker = _Checker(signatures, package_names or {})
    problems: list[SyntaxProblem] = []
    for file in files:
        try:
            checker.check_file(file)
        except (CheckingStopped, RecursionError):
            break  # types grow beyond measure: what was found until here stands
        finally:
            problems += sorted_problems(checker.take_problems())
    return problems


class _Checker:
    def __init__(self, signatures: Signatures, package_names: Mapping[str, str]) -> None:
        self._signatures = signatures
        self._package_names = package_names
        self._inference = Inference()
        prelude = Scope()
        for path in PRELUDE:
            members = signatures.get(path, {})
            prelude.names.update((name, member.type) for name, member in members.items())
        self._scope = Scope(prelude)

    def take_problems(self) -> list[SyntaxProblem]:
        problems = list(self._inference.problems)
        self._inference.problems.clear()
        return problems

    def check_file(self, file: ast.File) -> None:
        self._scope.assigned.clear()
        for declaration in file.imports:
            self._import(declaration)
        for statement in file.body:
            self._statement(statement, self._scope)

    def _import(self, declaration: ast.ImportDeclaration) -> None:
        path = declaration.path.value
        members = self._signatures.get(path)
        if members is None:
            self._inference.report(f"invalid import path {path}", declaration)
        name = self._package_names.get(path) or path.rsplit("/", 1)[-1]
        if declaration.alias is not None:
            name = declaration.alias.name
        self._scope.names[name] = PackageMembers(path, members)

    def _statement(self, statement: ast.Statement, scope: Scope) -> None:
        match statement:
            case ast.VariableAssignment():
                self._inference.assign(statement, scope)
            case ast.OptionStatement(assignment):
                self._option(assignment, scope)
            case ast.ExpressionStatement(expression):
                self._inference.infer(expression, scope)
            case ast.ReturnStatement(argument):
                self._inference.infer(argument, scope)
            case ast.BuiltinStatement():
                self._builtin(statement, scope)
            case ast.TestCaseStatement(block=block):
                inner = Scope(scope)
                for inner_statement in block.body:
                    self._statement(inner_statement, inner)

    def _option(self, assignment: ast.Assignment, scope: Scope) -> None:
        if isinstance(assignment, ast.VariableAssignment):
            self._inference.assign(assignment, scope)
        else:
            self._inference.infer(assignment.member, scope)
            self._inference.infer(assignment.init, scope)

    def _builtin(self, statement: ast.BuiltinStatement, scope: Scope) -> None:
        try:
            scope.names[statement.id.name] = parse_signature(statement.type_text).type
        except ValueError as error:
            self._inference.report(str(error), statement)
            scope.names[statement.id.name] = self._inference.fresh()
