"""`/api/v2/query/{ast,analyze,suggestions}`: what editors ask about scripts."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from krakflux.errors import NotFoundError
from krakflux.flux.program import analyze as analyze_script
from krakflux.server.access import CallerDependency
from krakflux.server.documents import Document, DocumentRoute
from krakflux.server.language import Suggestion, suggestions, to_tree

router = APIRouter(prefix="/api/v2/query", tags=["query"], route_class=DocumentRoute)


class Script(Document):
    """A Flux script."""

    query: str


class AnalyzedScript(Script):
    """A script to look at; `extern` is AST JSON of a file that runs before it."""

    extern: dict[str, Any] | None = None


class Tree(Document):
    """A script's syntax tree."""

    ast: dict[str, Any]


class Problem(Document):
    """One fault of a script; lines and columns count from 1, the end is exclusive.

    `character` is the offset of the place in the script, from 0.
    """

    line: int
    column: int
    character: int
    message: str
    endLine: int
    endColumn: int


class Problems(Document):
    """All faults of a script."""

    errors: list[Problem]


class FunctionSuggestion(Document):
    """A function and the kinds of its parameters, without the one that `|>` feeds."""

    name: str
    params: dict[str, str]


class FunctionSuggestions(Document):
    """All functions that need no import."""

    funcs: list[FunctionSuggestion]


@router.post("/ast")
def parse(script: Script, caller: CallerDependency) -> Tree:
    """Parse a script."""
    return Tree(ast=to_tree(script.query))


@router.post("/analyze")
def analyze(script: AnalyzedScript, caller: CallerDependency) -> Problems:
    """Tell what is wrong with a script."""
    lines = script.query.split("\n")
    errors = []
    for problem in analyze_script(script.query, script.extern):
        place = problem.location
        before = sum(len(line) + 1 for line in lines[: place.start_line - 1])
        errors.append(
            Problem(
                line=place.start_line,
                column=place.start_column,
                character=before + max(place.start_column - 1, 0),
                message=problem.message,
                endLine=place.end_line,
                endColumn=place.end_column,
            )
        )
    return Problems(errors=errors)


@router.get("/suggestions")
def list_suggestions(caller: CallerDependency) -> FunctionSuggestions:
    """List the functions that need no import."""
    return FunctionSuggestions(funcs=[_document(each) for each in suggestions()])


@router.get("/suggestions/{name}")
def read_suggestion(name: str, caller: CallerDependency) -> FunctionSuggestion:
    """Describe one function."""
    for each in suggestions():
        if each.name == name:
            return _document(each)
    raise NotFoundError(f'the function "{name}" does not exist')


def _document(suggestion: Suggestion) -> FunctionSuggestion:
    return FunctionSuggestion(name=suggestion.name, params=dict(suggestion.parameters))
