"""Runs the golden cases; README.md describes their form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from krakflux.flux.stdlib import registry
from support.flux_cases import Case, read_cases, run_case, same, tables_of

if TYPE_CHECKING:
    from krakflux.storage.port import Storage

_ROOT = Path(__file__).parent / "cases"
_FILES = [file for path in sorted(_ROOT.rglob("*.flux")) for file in read_cases(_ROOT, path)]
_CASES = [
    pytest.param(case, id=f"{file.package}/{file.function}: {case.name}")
    for file in _FILES
    for case in file.cases
]


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
