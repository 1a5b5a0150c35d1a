"""A queue on disk: what was appended is delivered at least once, whatever happens to the process.

A directory holds numbered segment files of frames, `length (u32) CRC32 (u32) payload`, little
endian, and the file `cursor` with the place up to which all is delivered. An append is on disk
when it returns. After a crash a torn frame at the end of the newest segment is cut off.
"""

from __future__ import annotations

import fcntl
import os
import struct
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final
from zlib import crc32

from krakflux.collector.files import replace_file, sync_directory
from krakflux.errors import ConfigurationError, RequestTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["DurableQueue", "Place", "QueueBatch"]

_HEADER: Final = struct.Struct("<II")
_SUFFIX: Final = ".segment"
_DEFAULT_LIMIT: Final = 1 << 30
_DEFAULT_SEGMENT: Final = 8 << 20


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place between two frames: the segment's number and a byte offset in it."""

    segment: int
    offset: int


@dataclass(frozen=True, slots=True)
class QueueBatch:
    """Payloads in the order they were appended, and the place after the last of them."""

    payloads: tuple[bytes, ...]
    end: Place


class DurableQueue:
    """A queue that one process at a time may open; its methods may be called from any thread.

    Args:
        directory: Made where it is missing.
        limit_bytes: At most so much is kept; beyond it the oldest segment gives way.
        segment_bytes: Size at which a new segment is begun.

    Raises:
        ConfigurationError: another process has it open.
    """

    def __init__(
        self,
        directory: Path,
        *,
        limit_bytes: int = _DEFAULT_LIMIT,
        segment_bytes: int = _DEFAULT_SEGMENT,
    ) -> None:
        self._directory = directory
        self._limit = limit_bytes
        self._segment_bytes = min(segment_bytes, limit_bytes // 2)
        self._lock = threading.Lock()
        directory.mkdir(parents=True, exist_ok=True)
        self._guard = _lock_directory(directory)
        self._sizes = {
            int(path.stem): path.stat().st_size for path in directory.glob(f"*{_SUFFIX}")
        }
        self._cursor = _read_cursor(directory / "cursor")
        self._forget_delivered()
        self._file = self._open_newest()
        self._dropped_bytes = 0

    @property
    def waiting_bytes(self) -> int:
        with self._lock:
            delivered = self._cursor.offset if self._cursor.segment in self._sizes else 0
            return sum(self._sizes.values()) - delivered

    @property
    def dropped_bytes(self) -> int:
        """What gave way to newer data since this queue was opened."""
        return self._dropped_bytes

    def append(self, payload: bytes) -> None:
        """Add a payload; it is on disk when this returns.

        Raises:
            RequestTooLargeError: it alone is over the queue's limit.
        """
        frame = _HEADER.pack(len(payload), crc32(payload)) + payload
        if len(frame) > self._segment_bytes:
            raise RequestTooLargeError(
                f"{len(frame)} bytes are over the limit of a queue segment,"
                f" {self._segment_bytes} bytes"
            )
        with self._lock:
            newest = max(self._sizes)
            if self._sizes[newest] + len(frame) > self._segment_bytes:
                newest = self._begin_segment(newest + 1)
            self._file.write(frame)
            self._file.flush()
            os.fsync(self._file.fileno())
            self._sizes[newest] += len(frame)
            self._make_room()

    def read(self, limit_bytes: int) -> QueueBatch | None:
        """Read the oldest payloads up to `limit_bytes`, at least one; None = nothing waits."""
        with self._lock:
            place, size = self._cursor, 0
            payloads: list[bytes] = []
            for payload, end in self._frames_from(place):
                if payloads and size + len(payload) > limit_bytes:
                    break
                payloads.append(payload)
                size += len(payload)
                place = end
            return QueueBatch(tuple(payloads), place) if payloads else None

    def commit(self, end: Place) -> None:
        """Let go of everything before `end`."""
        with self._lock:
            if end > self._cursor:
                self._move_cursor(end)

    def close(self) -> None:
        self._file.close()
        self._guard.close()

    def _frames_from(self, place: Place) -> Iterator[tuple[bytes, Place]]:
        for number in sorted(self._sizes):
            if number < place.segment:
                continue
            offset = place.offset if number == place.segment else 0
            for payload, end in _read_frames(self._path(number), offset):
                yield payload, Place(number, end)

    def _path(self, number: int) -> Path:
        return self._directory / f"{number:020d}{_SUFFIX}"

    def _open_newest(self) -> BinaryIO:
        number = max(self._sizes, default=self._cursor.segment + 1)
        path = self._path(number)
        if number in self._sizes:
            valid = max((end for _, end in _read_frames(path, 0)), default=0)
            if valid < self._sizes[number]:
                os.truncate(path, valid)
            self._sizes[number] = valid
        else:
            path.touch()
            sync_directory(self._directory)
            self._sizes[number] = 0
        return path.open("ab")

    def _begin_segment(self, number: int) -> int:
        self._file.close()
        self._file = self._path(number).open("ab")
        sync_directory(self._directory)
        self._sizes[number] = 0
        return number

    def _make_room(self) -> None:
        while sum(self._sizes.values()) > self._limit and len(self._sizes) > 1:
            oldest = min(self._sizes)
            delivered = self._cursor.offset if self._cursor.segment == oldest else 0
            self._dropped_bytes += self._sizes[oldest] - delivered
            self._move_cursor(Place(oldest + 1, 0))

    def _move_cursor(self, place: Place) -> None:
        self._cursor = place
        replace_file(self._directory / "cursor", f"{place.segment} {place.offset}\n".encode())
        self._forget_delivered()

    def _forget_delivered(self) -> None:
        """Remove the segments before the cursor, but for the newest one, which is written to."""
        for number in sorted(self._sizes)[:-1]:
            is_used_up = (
                number == self._cursor.segment and self._cursor.offset >= self._sizes[number]
            )
            if number < self._cursor.segment or is_used_up:
                self._path(number).unlink(missing_ok=True)
                del self._sizes[number]


def _read_frames(path: Path, offset: int) -> Iterator[tuple[bytes, int]]:
    """Read frames from `offset` on, each with the offset after it; stops at a damaged one."""
    with path.open("rb") as file:
        file.seek(offset)
        while len(header := file.read(_HEADER.size)) == _HEADER.size:
            length, checksum = _HEADER.unpack(header)
            payload = file.read(length)
            if len(payload) < length or crc32(payload) != checksum:
                return
            offset += _HEADER.size + length
            yield payload, offset


def _read_cursor(path: Path) -> Place:
    try:
        segment, offset = path.read_text().split()
        return Place(int(segment), int(offset))
    except (FileNotFoundError, ValueError):
        return Place(0, 0)


def _lock_directory(directory: Path) -> BinaryIO:
    guard = (directory / "lock").open("wb")
    try:
        fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        guard.close()
        raise ConfigurationError(f"another collector is using the queue in {directory}") from error
    return guard
