"""Flux text → syntax tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.syntax.cursor import Cursor, ParsingStopped
from krakflux.flux.syntax.problems import FluxSyntaxErrors, SyntaxProblem, sorted_problems
from krakflux.flux.syntax.statements import parse_file_body

if TYPE_CHECKING:
    from krakflux.flux.syntax import ast

__all__ = ["check_text", "parse_file"]


def parse_file(text: str, name: str = "") -> ast.File:
    """Parse a script.

    Args:
        text: The whole script.
        name: The file's name, where it has one.

    Returns:
        The tree; each node knows its place.

    Raises:
        FluxSyntaxErrors: All problems that were found, in the order of their places, with
            InfluxDB's texts.
    """
    cursor = Cursor(text)
    file = _parse(cursor, name)
    if file is None or cursor.problems:
        raise FluxSyntaxErrors(sorted_problems(cursor.problems))
    return file


def check_text(text: str) -> list[SyntaxProblem]:
    """List what keeps a script from being parsed, in the order of the places; never raises."""
    cursor = Cursor(text)
    _parse(cursor, "")
    return sorted_problems(cursor.problems)


def _parse(cursor: Cursor, name: str) -> ast.File | None:
    try:
        file = parse_file_body(cursor, name)
        cursor.flush()
    except ParsingStopped:
        return None
    except RecursionError:  # the caller's own stack was deep already
        cursor.problems.clear()
        cursor.report("Program is nested too deep", cursor.token_location())
        return None
    return file
