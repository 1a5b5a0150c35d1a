"""A test of the contract runs on every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.storage_homes import ENGINES, Home, ManualClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from krakflux.storage.port import Storage


@pytest.fixture(params=sorted(ENGINES))
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    clock = ManualClock()
    open_storage = ENGINES[request.param]
    home = Home(tmp_path, clock, open_storage, open_storage(tmp_path, clock))
    yield home
    home.storage.close()


@pytest.fixture
def storage(home: Home) -> Storage:
    home.storage.create_bucket("b", 0)
    return home.storage
