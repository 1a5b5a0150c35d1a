"""Runs the golden cases; README.md describes their form."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.flux_cases import Case, read_cases, run_case, same, tables_of

_ROOT = Path(__file__).parent / "cases"
_CASES = [
    pytest.param(case, id=f"{path.relative_to(_ROOT).with_suffix('')}: {case.name}")
    for path in sorted(_ROOT.rglob("*.flux"))
    for case in read_cases(path)
]


@pytest.mark.parametrize("case", _CASES)
def test_case(case: Case) -> None:
    found = run_case(case)
    if case.error is not None:
        assert found.startswith("error: "), found
        assert case.error in found
        return
    assert case.want is not None
    assert not found.startswith("error: "), found
    assert same(tables_of(found), tables_of(case.want)), f"found:\n{found}\nwanted:\n{case.want}"
