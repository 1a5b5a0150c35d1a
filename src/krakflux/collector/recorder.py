"""Keeps frames as they came: receive time, connection, text, in compressed segments.

A line is `{"recv_ts":<seconds>,"conn":<number>,"msg":<frame>}`, which the replay reads. A segment
is a gzip file of members that each hold whole lines, so that a crash costs the last one at most.
"""

from __future__ import annotations

import gzip
import os
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from krakflux.collector.files import sync_directory
from krakflux.errors import UnavailableError
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["RecordedFrames", "SegmentRecorder"]

_SUFFIX: Final = ".jsonl.gz"
_MEMBER_BYTES: Final = 1 << 20
_LONGEST_WAIT: Final = 5 * SECOND
_SEGMENT_BYTES: Final = 64 << 20
_CHUNK: Final = 1 << 20
_GZIP_WINDOW: Final = 31


@dataclass(frozen=True, slots=True)
class RecordedFrames:
    """What was recorded so far: frames, their bytes, and the bytes they take on disk."""

    frames: int = 0
    frame_bytes: int = 0
    disk_bytes: int = 0


class SegmentRecorder:
    """Appends frames to segments in a directory.

    Segments are named after the moment they were begun, so that their names rise. One that a crash
    left with a torn end is cut to what is whole when the directory is opened again.

    Args:
        directory: Made where it is missing; one recorder at a time may use it.
        segment_bytes: Compressed size at which a new segment is begun.
        member_bytes: Text that is compressed at once; less is written after five seconds.
    """

    def __init__(
        self,
        directory: Path,
        *,
        segment_bytes: int = _SEGMENT_BYTES,
        member_bytes: int = _MEMBER_BYTES,
    ) -> None:
        self._directory = directory
        self._segment_bytes = segment_bytes
        self._member_bytes = member_bytes
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._waiting_since = 0
        self._file: BinaryIO | None = None
        self._size = 0
        self._frames = self._frame_bytes = self._disk_bytes = 0
        self._failure: OSError | None = None
        self._writer = ThreadPoolExecutor(1, "recorder")
        directory.mkdir(parents=True, exist_ok=True)
        newest = max(directory.glob(f"*{_SUFFIX}"), default=None)
        if newest is not None:
            _cut_torn_end(newest)

    @property
    def recorded(self) -> RecordedFrames:
        return RecordedFrames(self._frames, self._frame_bytes, self._disk_bytes)

    def record(self, frame: bytes, time: int, connection: int) -> None:
        """Keep a frame that the `connection`-th connection brought at `time` (ns)."""
        seconds, fraction = divmod(time, SECOND)
        head = f'{{"recv_ts":{seconds}.{fraction:09d},"conn":{connection},"msg":'
        line = head.encode() + frame.replace(b"\n", b" ") + b"}\n"
        if not self._waiting:
            self._waiting_since = time
        self._waiting.append(line)
        self._waiting_bytes += len(line)
        self._frames += 1
        self._frame_bytes += len(frame)
        is_old = time - self._waiting_since >= _LONGEST_WAIT
        if self._waiting_bytes >= self._member_bytes or is_old:
            self.flush()

    def flush(self) -> None:
        """Have written what waits, in a thread of its own."""
        if self._waiting:
            lines, self._waiting, self._waiting_bytes = self._waiting, [], 0
            self._writer.submit(self._write, lines, self._waiting_since)

    def check(self) -> None:
        """Tell of a write that failed.

        Raises:
            UnavailableError: the disk is full or gone.
        """
        if self._failure is not None:
            raise UnavailableError(f"cannot record to {self._directory}: {self._failure.strerror}")

    def close(self) -> None:
        """Put on disk what waits, and let go of the file."""
        self.flush()
        self._writer.shutdown()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _write(self, lines: list[bytes], begun: int) -> None:
        member = gzip.compress(b"".join(lines), compresslevel=6, mtime=0)
        try:
            file = self._segment(begun)
            file.write(member)
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            self._failure = error
            return
        self._size += len(member)
        self._disk_bytes += len(member)

    def _segment(self, begun: int) -> BinaryIO:
        if self._file is not None and self._size < self._segment_bytes:
            return self._file
        if self._file is not None:
            self._file.close()
        seconds, fraction = divmod(begun, SECOND)
        moment = datetime.fromtimestamp(seconds, UTC)
        name = f"{moment:%Y%m%dT%H%M%S}.{fraction:09d}Z{_SUFFIX}"
        self._file = (self._directory / name).open("ab")
        self._size = 0
        sync_directory(self._directory)
        return self._file


def _cut_torn_end(path: Path) -> None:
    """Cut a segment after its last whole member."""
    whole = 0
    with path.open("rb") as file:
        decompressor = zlib.decompressobj(_GZIP_WINDOW)
        while chunk := file.read(_CHUNK):
            place = file.tell()
            try:
                while chunk:
                    decompressor.decompress(chunk)
                    if not decompressor.eof:
                        break
                    chunk = decompressor.unused_data
                    whole = place - len(chunk)
                    decompressor = zlib.decompressobj(_GZIP_WINDOW)
            except zlib.error:
                break
    if whole < path.stat().st_size:
        os.truncate(path, whole)
