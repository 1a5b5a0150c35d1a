"""Fixtures of the end-to-end tests: homes and processes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.processes import start
from support.recorded import KRAKEN_DATA, SEED, needs
from support.web import browser, demo  # noqa: F401  (fixtures)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.processes import Running


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home directory that no other process uses."""
    directory = tmp_path / "home"
    directory.mkdir()
    return directory


@pytest.fixture
def data_directory(tmp_path: Path) -> Path:
    """A data directory that does not exist yet."""
    return tmp_path / "data"


@pytest.fixture
def article_replay(home: Path) -> Iterator[Running]:
    """Kraken as the article saw it."""
    with start("replay", str(needs(SEED)), "--port", "0", home=home) as running:
        yield running


@pytest.fixture
def recorded_replay(home: Path) -> Iterator[Running]:
    """Kraken as it was recorded."""
    with start("replay", str(needs(KRAKEN_DATA)), "--port", "0", home=home) as running:
        yield running
