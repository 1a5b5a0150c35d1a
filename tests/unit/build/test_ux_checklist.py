"""The list of what the page promises names tests, files and pictures that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LIST = ROOT / "docs/ux-checklist.md"
if not LIST.exists():
    pytest.skip("NO DOCUMENTS: this is not a checkout", allow_module_level=True)
NAMED = re.findall(r"`([^`\n]+)`", LIST.read_text())


def section(title: str) -> list[str]:
    text = LIST.read_text().partition(f"## {title}")[2].partition("\n## ")[0]
    return re.findall(r"`([^`\n]+)`", text)


def defined(file: str) -> str:
    return (ROOT / "tests/e2e" / file).read_text()


def test_each_named_test_exists() -> None:
    file, found = "", 0
    for name in NAMED:
        file_name, separator, test = name.partition("::")
        if not file_name.endswith(".py") and not separator:
            continue
        file = file_name or file
        assert f"def {test}" in defined(file), name
        found += 1
    assert found > 30


def test_each_named_test_of_dashboards_exists() -> None:
    tests = [name for name in section("Dashboards") if name.startswith("test_")]
    inside = [name for name in tests if not name.endswith(".py")]
    assert len(inside) > 10
    assert [
        name for name in inside if f"def {name}(" not in defined("test_web_dashboards.py")
    ] == []


def test_each_named_file_exists() -> None:
    files = [name for name in NAMED if name.startswith(("web/", "tests/"))]
    assert len(files) > 5
    assert [name for name in files if not (ROOT / name).exists()] == []


def test_each_named_picture_is_taken() -> None:
    taken = set(re.findall(r'Shot\(\s*"([\w-]+)"', defined("shots.py")))
    taken |= set(re.findall(r'\("([\w-]+)", "/', defined("shots.py")))
    named = re.findall(r"pictures? ((?:`[\w-]+`,?\s*)+)", LIST.read_text())
    pictures = {name for group in named for name in re.findall(r"`([\w-]+)`", group)}
    assert len(pictures) > 8
    assert pictures - taken == set()
