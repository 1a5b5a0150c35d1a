from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.storage.duckdb import open_engine
from support.memory_storage import FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.storage.port import Storage


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Storage]:
    opened = open_engine(tmp_path_factory.mktemp("engine"), FixedClock())
    yield opened
    opened.close()
