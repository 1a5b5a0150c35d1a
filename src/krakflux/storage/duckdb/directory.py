"""The engine's directory: who owns it, and which files in it are buckets."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING, Final

from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "DirectoryLock",
    "bucket_file",
    "bucket_files",
    "check_bucket_file",
    "log_files",
    "remove_bucket_file",
    "temporary_directory",
    "unfinished_file",
]

_SUFFIX: Final = ".duckdb"
_UNFINISHED: Final = ".creating"
_MAGIC: Final = b"DUCK"
_MAGIC_OFFSET: Final = 8


class DirectoryLock:
    """Keeps a second process out of a directory until `release` or the end of the process."""

    def __init__(self, directory: Path) -> None:
        self._descriptor = os.open(directory / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._descriptor)
            raise ConfigurationError(
                f"storage directory {directory} is in use by another process"
            ) from None

    def release(self) -> None:
        os.close(self._descriptor)


def bucket_file(directory: Path, bucket: str) -> Path:
    """Give the file of a bucket."""
    return directory / f"{bucket}{_SUFFIX}"


def bucket_files(directory: Path) -> dict[str, Path]:
    """Find the buckets of a directory; what a crash left half-made is removed."""
    for unfinished in directory.glob(f"*{_UNFINISHED}*"):
        unfinished.unlink()
    return {path.name.removesuffix(_SUFFIX): path for path in sorted(directory.glob(f"*{_SUFFIX}"))}


def temporary_directory(directory: Path) -> Path:
    """Give the directory for what need not outlive the process; it is made where it is missing."""
    temporary = directory / "temporary"
    temporary.mkdir(exist_ok=True)
    return temporary


def unfinished_file(path: Path) -> Path:
    """Give the name under which a bucket's file is made, before it is renamed to `path`."""
    return path.with_suffix(_UNFINISHED)


def log_files(path: Path) -> list[Path]:
    """Give the files of a bucket's own log (DuckDB's is another)."""
    return [path.with_name(f"{path.stem}.{number}.log") for number in (1, 2)]


def remove_bucket_file(path: Path) -> None:
    """Unlink a bucket's file and its logs; these first, as none may be left without a bucket."""
    for log in log_files(path):
        log.unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def check_bucket_file(path: Path) -> None:
    """Refuse what is not a DuckDB file, before DuckDB would take an empty one for a new one.

    Raises:
        ConfigurationError: names the file.
    """
    with path.open("rb") as file:
        head = file.read(_MAGIC_OFFSET + len(_MAGIC))
    if head[_MAGIC_OFFSET:] != _MAGIC:
        raise ConfigurationError(f"{path} is not a bucket file: it is damaged or foreign")
