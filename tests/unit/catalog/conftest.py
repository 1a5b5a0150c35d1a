"""An empty catalog in a temporary directory, a clock that stands still, a store that remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.catalog import Catalog, open_catalog
from support.catalog import RecordingStore, SteppingClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def store() -> RecordingStore:
    return RecordingStore()


@pytest.fixture
def catalog(tmp_path: Path, clock: SteppingClock, store: RecordingStore) -> Iterator[Catalog]:
    opened = open_catalog(tmp_path / "catalog.sqlite", clock)
    opened.attach(store)
    yield opened
    opened.close()
