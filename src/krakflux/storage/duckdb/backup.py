"""Copies of a bucket's file, taken while it is in use."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from krakflux.storage.duckdb.directory import remove_bucket_file, temporary_directory
from krakflux.storage.duckdb.file import quote
from krakflux.storage.duckdb.limits import check_free_space
from krakflux.storage.duckdb.transaction import storage_errors

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.storage.duckdb.bucket import Bucket

__all__ = ["back_up_bucket"]


def back_up_bucket(bucket: Bucket, target: Path) -> None:
    """Copy a bucket, as it is at one moment, to the new file `target`.

    Sealing waits for it; writers and readers do not. The copy is made in the engine's own
    directory, the only one that DuckDB may touch, and then moved.
    """
    bucket.store()
    size = bucket.stats().disk_bytes
    check_free_space(bucket.path.parent, bucket.reserve_bytes + size)
    copy = temporary_directory(bucket.path.parent) / bucket.path.name
    remove_bucket_file(copy)
    name = f"{bucket.alias}_copy"
    try:
        with bucket.sealing, bucket.lend_cursor() as cursor, storage_errors():
            cursor.execute(f"ATTACH {quote(str(copy))} AS {name} (TYPE duckdb)")
            try:
                cursor.execute(f"COPY FROM DATABASE {bucket.alias} TO {name}")
                cursor.execute(f"CHECKPOINT {name}")
            finally:
                cursor.execute(f"DETACH {name}")
        shutil.move(copy, target)
    finally:
        remove_bucket_file(copy)
