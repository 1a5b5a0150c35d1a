"""Runs the golden cases; README.md describes their form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from krakflux.flux.semantic import parse_signature
from krakflux.flux.semantic.types import FunctionType, StreamType
from krakflux.flux.stdlib import registry
from support.flux_cases import Case, read_cases, run_case, same, tables_of

if TYPE_CHECKING:
    from krakflux.flux.values import Builtin
    from krakflux.storage.port import Storage

_ROOT = Path(__file__).parent / "cases"
_FILES = [file for path in sorted(_ROOT.rglob("*.flux")) for file in read_cases(_ROOT, path)]
_CASES = [
    pytest.param(case, id=f"{file.package}/{file.function}: {case.name}")
    for file in _FILES
    for case in file.cases
]

_STREAM_PACKAGES = frozenset(("universe", "experimental", "interpolate", "market"))
# Functions that give a value or write; and those whose own cases are all about such rows.
_WITHOUT_EDGES = frozenset(
    [("universe", name) for name in ("findColumn", "findRecord", "getColumn", "getRecord")]
    + [("universe", "tableFind"), ("universe", "to"), ("experimental", "to")]
    + [("experimental", "diff"), ("market", "fillBefore")]
)


@pytest.mark.parametrize("case", _CASES)
def test_case(case: Case, engine: Storage) -> None:
    found = run_case(case, engine)
    if case.error is not None:
        assert found.startswith("error: "), found
        assert case.error in found
        return
    assert case.want is not None
    assert not found.startswith("error: "), found
    assert same(tables_of(found), tables_of(case.want)), f"found:\n{found}\nwanted:\n{case.want}"


def test_every_function_has_a_case() -> None:
    has_case = {(file.package, file.function) for file in _FILES if file.cases}
    functions = {(function.package, function.name) for function in registry.functions()}
    assert not functions - has_case


def test_every_function_of_streams_has_a_case_of_edges() -> None:
    """One of nulls, of one row, of nothing but nulls and of no rows, side by side."""
    has_edges = {
        (file.package, file.function)
        for file in _FILES
        if any(case.name.startswith("edges") for case in file.cases)
    }
    functions = {
        (function.package, function.name)
        for function in registry.functions()
        if function.package in _STREAM_PACKAGES and _takes_a_stream(function)
    }
    assert not functions - has_edges - _WITHOUT_EDGES


def _takes_a_stream(function: Builtin) -> bool:
    parameter = parse_signature(function.signature).type
    return isinstance(parameter, FunctionType) and isinstance(
        parameter.pipe and parameter.pipe.type, StreamType
    )
