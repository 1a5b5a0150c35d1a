"""Every storage engine under one name, on a directory where it can be opened again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.storage.duckdb import EngineSettings, open_engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from krakflux.storage.port import Storage

__all__ = ["ENGINES", "Home", "ManualClock"]

NOON = 1_700_000_000_000_000_000


@dataclass
class ManualClock:
    """A clock that a test moves."""

    time: int = NOON

    def now(self) -> int:
        return self.time


def open_duckdb(directory: Path, clock: ManualClock) -> Storage:
    # Segments so small that a test seals many of them.
    settings = EngineSettings(memory_limit_bytes=512 << 20, threads=2, segment_rows_limit=2_000)
    return open_engine(directory, clock, settings)


ENGINES: dict[str, Callable[[Path, ManualClock], Storage]] = {"duckdb": open_duckdb}


@dataclass
class Home:
    """A directory on which an engine can be opened again."""

    directory: Path
    clock: ManualClock
    open_storage: Callable[[Path, ManualClock], Storage]
    storage: Storage

    def reopen(self) -> Storage:
        self.storage.close()
        self.storage = self.open_storage(self.directory, self.clock)
        return self.storage
