from __future__ import annotations

import json
from typing import TYPE_CHECKING

from krakflux.cli.render import Format, render

if TYPE_CHECKING:
    import pytest

COLUMNS = ("name", "value", "ok")
ROWS = [("a,b", 1.5, True), ("[red]x[/red]", None, False)]


def test_csv_quotes_and_leaves_nothing_empty_by_accident(
    capsys: pytest.CaptureFixture[str],
) -> None:
    render(COLUMNS, ROWS, Format.CSV)
    assert capsys.readouterr().out == 'name,value,ok\n"a,b",1.5,true\n[red]x[/red],,false\n'


def test_json_keeps_types(capsys: pytest.CaptureFixture[str]) -> None:
    render(COLUMNS, ROWS, Format.JSON)
    assert json.loads(capsys.readouterr().out) == [
        {"name": "a,b", "value": 1.5, "ok": True},
        {"name": "[red]x[/red]", "value": None, "ok": False},
    ]


def test_a_table_shows_values_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    render(COLUMNS, ROWS, Format.TABLE)
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0] == ["name", "value", "ok"]
    assert lines[2:] == [["a,b", "1.5", "true"], ["[red]x[/red]", "false"]]
