"""What a read may take and when a write must wait: memory, disk."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from krakflux.errors import UnavailableError
from krakflux.model.points import FieldType

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ROW_BYTES", "check_free_space", "rows_within"]

# What a row takes at the widest point of a read: fetched, sorted, cut into tables.
ROW_BYTES: Final = {
    FieldType.FLOAT: 64,
    FieldType.INTEGER: 64,
    FieldType.UNSIGNED: 64,
    FieldType.STRING: 256,
    FieldType.BOOLEAN: 48,
}


def rows_within(memory_limit_bytes: int, type_: FieldType) -> int:
    """Give how many rows of a type a read may fetch."""
    return max(memory_limit_bytes // ROW_BYTES[type_], 1)


def check_free_space(path: Path, needed_bytes: int) -> None:
    """Refuse to write where the disk has too little room.

    DuckDB gives a database up when a write to its log fails for want of space, so it never comes
    to that.

    Raises:
        UnavailableError: fewer than `needed_bytes` are free, or the path is gone.
    """
    try:
        free = shutil.disk_usage(path).free
    except OSError as error:
        raise UnavailableError(
            f"{path} can't be looked at: {error}",
            hint="see whether its disk is mounted; writes go on by themselves",
            retry_after_s=10,
        ) from error
    if free < needed_bytes:
        raise UnavailableError(
            f"not enough free disk space in {path}: {free} bytes are left",
            hint="free some space; reads go on, and writes go on by themselves",
            retry_after_s=10,
        )
