"""The platform: catalog and engine opened over one data directory, and the server over both."""

from __future__ import annotations

import asyncio
import logging
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from krakflux.app.tls import prepare_tls
from krakflux.catalog import Catalog, open_catalog
from krakflux.server.ports import Limits
from krakflux.storage.duckdb import EngineSettings, open_engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from krakflux.app.tls import TlsFiles
    from krakflux.clock import Clock
    from krakflux.config import Settings, StorageSettings
    from krakflux.storage.port import Storage

__all__ = ["Stores", "keep_house", "open_stores", "server_limits", "tls_files"]

_log = logging.getLogger(__name__)
_HOUSEKEEPING_S: Final = 600.0


@dataclass(frozen=True, slots=True)
class Stores:
    """Metadata and points, kept in step."""

    catalog: Catalog
    storage: Storage


@contextmanager
def open_stores(directory: Path, settings: StorageSettings, clock: Clock) -> Iterator[Stores]:
    """Open what lies in a data directory; on leaving, what was accepted is on disk.

    Raises:
        ConfigurationError: the directory is in use or can't be written.
    """
    storage = open_engine(directory / "buckets", clock, _engine_settings(settings))
    try:
        catalog = open_catalog(directory / "catalog.sqlite", clock)
        try:
            catalog.attach(storage)
            yield Stores(catalog, storage)
        finally:
            catalog.close()
    finally:
        storage.close()


def server_limits(settings: Settings) -> Limits:
    """Give the server its limits: the settings, and its own defaults where nothing is set."""
    query, defaults = settings.query, Limits()
    return replace(
        defaults,
        body_bytes=int(settings.server.max_body_bytes),
        body_memory_bytes=int(settings.server.body_memory_bytes),
        all_bodies_memory_bytes=int(settings.server.all_bodies_memory_bytes),
        query_concurrency=query.concurrency or defaults.query_concurrency,
        query_memory_bytes=query.memory_bytes,
        query_time_s=query.time_s,
        query_rows=query.rows,
        query_columns=query.columns,
    )


def tls_files(settings: Settings, clock: Clock) -> TlsFiles | None:
    """Give the files to serve with, made in the data directory where the user brought none."""
    now = datetime.fromtimestamp(clock.now() // 10**9, UTC)
    return prepare_tls(settings.tls, settings.data_dir / "tls", now)


async def keep_house(storage: Storage, every_s: float = _HOUSEKEEPING_S) -> None:
    """Free what lies before the buckets' retention, again and again until cancelled."""
    while True:
        try:
            await asyncio.to_thread(storage.expire)
        except Exception:
            # A full disk or a bucket deleted meanwhile must not end retention for good.
            _log.exception("freeing expired points failed")
        await asyncio.sleep(every_s)


def _engine_settings(settings: StorageSettings) -> EngineSettings:
    given = settings.model_dump(exclude_none=True)
    return EngineSettings(**given)
