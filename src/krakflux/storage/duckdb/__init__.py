"""The embedded engine: DuckDB, one file for each bucket, one process for each directory.

`open_engine` gives a `storage.port.Storage`. Batches come in as Polars frames and leave as
`TableBlock`s; nothing of DuckDB shows outside. Imports model, codec's series keys, errors, clock.

Where to start: `engine` (the buckets) → `bucket` (one file) → `writer`, `intake` and `log` (a write
is acknowledged) → `commit` (it goes into the file) → `read` (a query).
"""

from __future__ import annotations

from krakflux.storage.duckdb.engine import DuckDBEngine, open_engine
from krakflux.storage.duckdb.settings import EngineSettings

__all__ = ["DuckDBEngine", "EngineSettings", "open_engine"]
