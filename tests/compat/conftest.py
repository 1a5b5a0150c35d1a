"""A platform for the official clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.server import Platform, run_platform

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    with run_platform(tmp_path_factory.mktemp("platform")) as running:
        yield running


@pytest.fixture
def empty_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    with run_platform(tmp_path_factory.mktemp("platform"), is_set_up=False) as running:
        yield running
