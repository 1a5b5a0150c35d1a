"""What a query says and what is wrong with it, known before anything runs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from krakflux.errors import FluxError, InvalidError
from krakflux.flux.semantic import Signatures, check, parse_signature
from krakflux.flux.stdlib import registry
from krakflux.flux.syntax import FluxSyntaxErrors, parse_file
from krakflux.flux.syntax.json import from_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.flux.syntax import SyntaxProblem, ast

__all__ = ["analyze", "check_files", "library_signatures", "parse_query"]


def parse_query(text: str | None, ast_json: Any = None, extern: Any = None) -> tuple[ast.File, ...]:
    """Read all files of a query, in the order they run.

    Args:
        text: The script; None where `ast_json` holds it.
        ast_json: The script as AST JSON.
        extern: AST JSON of a file that runs before the script.

    Raises:
        FluxError: The text can't be parsed; the message is InfluxDB's, with all problems.
        InvalidError: There is neither text nor AST, or JSON that is no AST.
    """
    before = (from_json(extern),) if extern is not None else ()
    if ast_json is not None:
        return (*before, from_json(ast_json))
    if text is None:
        raise InvalidError("request body requires either query or AST")
    try:
        return (*before, parse_file(text))
    except FluxSyntaxErrors as error:
        failure = FluxError(f"compilation failed: {error.message}", location=error.location)
        raise failure from error


def check_files(files: Sequence[ast.File]) -> None:
    """Refuse files that can't run: unknown names, wrong arguments, types that don't fit.

    Raises:
        FluxError: The message is InfluxDB's, with all problems and their places.
    """
    problems = check(files, library_signatures(), _package_names())
    if problems:
        raise FluxError("\n\n".join(map(str, problems)), location=problems[0].location)


def analyze(text: str, extern: Any = None) -> list[SyntaxProblem]:
    """List what is wrong with a script, in the order of the places.

    Types and names are only looked at once the script can be parsed.

    Args:
        text: The script.
        extern: AST JSON of a file that runs before it; its options count as known.

    Raises:
        InvalidError: `extern` is JSON that is no AST.
    """
    before = [from_json(extern)] if extern is not None else []
    try:
        file = parse_file(text)
    except FluxSyntaxErrors as error:
        return list(error.errors)
    return check([*before, file], library_signatures(), _package_names())


@cache
def library_signatures() -> Signatures:
    """Give the signatures of everything the library has."""
    return {
        path: {name: parse_signature(type_) for name, type_ in registry.types(path).items()}
        for path in registry.package_paths()
    }


@cache
def _package_names() -> Mapping[str, str]:
    return {path: registry.package_name(path) for path in registry.package_paths()}
