"""The lock files and pyproject name packages, versions and hashes, never where to find them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
LOCKS = ("requirements.lock", "requirements-dev.lock")
ADDRESS = re.compile(r"https?://|git\+|file:|--(extra-)?index-url|--find-links|@ /|\.whl\b")


def pins_of(name: str) -> dict[str, str]:
    """Read `name==version` (with its marker) of each requirement."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = {}
    for line in text.splitlines():
        requirement, *hashes = line.split("--hash=")
        package, _, rest = requirement.partition("==")
        pins[package.strip() + "|" + rest.partition(";")[2].strip()] = rest.split(";")[0].strip()
        assert hashes, f"{package} is not pinned by hash"
    return pins


@pytest.mark.parametrize("name", [*LOCKS, "pyproject.toml", "web/package-lock.json"])
def test_files_that_name_dependencies_carry_no_addresses(name: str) -> None:
    file = ROOT / name
    if name.startswith("web/") and not file.exists():
        pytest.skip("the web page's sources are not here")
    text = file.read_text(encoding="utf-8")
    if name.startswith("web/"):
        assert '"resolved"' not in text
    else:
        assert ADDRESS.search(text) is None


def test_developers_use_the_very_versions_that_users_do() -> None:
    user, developer = (pins_of(name) for name in LOCKS)
    assert user.items() <= developer.items()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[\[<>=!~ ;]", item)[0].lower().replace("_", "-") for item in wanted}
    locked = {key.partition("|")[0] for key in pins_of("requirements-dev.lock")}
    assert names <= locked
