"""A bucket's log: what was acknowledged stands here until it stands in the bucket's file.

Two files take turns: while the rows of the one go into the bucket's file, the other grows.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from krakflux.errors import UnavailableError
from krakflux.storage.duckdb.directory import log_files
from krakflux.storage.duckdb.log_records import read_records, record_header

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.storage.duckdb.log_records import Record

__all__ = ["Log"]

# macOS has the latter alone.
_sync: Final = getattr(os, "fdatasync", os.fsync)


class Log:
    """Used by one thread at a time."""

    def __init__(self, bucket_file: Path) -> None:
        self._files = [_LogFile(path) for path in log_files(bucket_file)]

    @property
    def size_bytes(self) -> int:
        return sum(file.size for file in self._files)

    def read(self) -> list[Record]:
        """Read all records, in the order they were appended; a torn end is cut.

        Raises:
            ConfigurationError: names the file that is damaged, and where.
        """
        records = [record for file in self._files for record in file.read()]
        self._files.sort(key=lambda file: file.last_sequence)
        return sorted(records)

    def append(self, sequence: int, content: bytes) -> None:
        """Add a record; on return it is on disk.

        Raises:
            UnavailableError: the disk does not take it; the log is as it was.
        """
        self._files[-1].append(sequence, content)

    def rotate(self) -> None:
        """Let further records go into the other file, if that is empty."""
        if not self._files[0].size:
            self._files.reverse()

    def forget(self, sequence: int) -> None:
        """Empty the files that have no record after `sequence`."""
        for file in self._files:
            if file.size and file.last_sequence <= sequence:
                file.empty()

    def close(self) -> None:
        """Let go of the files; empty ones are removed."""
        for file in self._files:
            file.close()


class _LogFile:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1
        self._is_torn = False
        self.size = 0
        self.last_sequence = 0

    def read(self) -> list[Record]:
        if not self._path.exists():
            return []
        records, self.size = read_records(self._path)
        self.last_sequence = records[-1][0] if records else 0
        self._open()
        self._cut()
        return records

    def append(self, sequence: int, content: bytes) -> None:
        try:
            self._open()
            if self._is_torn:
                self._cut()
            header = record_header(sequence, content)
            self._is_torn = True
            _write_all(self._descriptor, header + content)
            _sync(self._descriptor)
        except OSError as error:
            with suppress(OSError):
                self._cut()
            raise UnavailableError(
                f"storage can't write its log {self._path}: {error.strerror}",
                hint="free some space; reads go on, and writes go on by themselves",
                retry_after_s=10,
            ) from error
        self._is_torn = False
        self.size += len(header) + len(content)
        self.last_sequence = sequence

    def empty(self) -> None:
        # Not synced: records that come back after a crash are known by their numbers.
        os.ftruncate(self._descriptor, 0)
        self.size = 0

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            if not self.size:
                self._path.unlink(missing_ok=True)

    def _open(self) -> None:
        if self._descriptor < 0:
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
            self._descriptor = os.open(self._path, flags, 0o600)
            _sync_directory(self._path.parent)

    def _cut(self) -> None:
        """Remove what follows the last record that was acknowledged."""
        if self._descriptor >= 0:
            os.ftruncate(self._descriptor, self.size)
            _sync(self._descriptor)
            self._is_torn = False


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
