"""The records of a log file: how one is written, and which of a file are whole.

A record is a header (magic, the sequence number and length of its content, the content's CRC-32,
the CRC-32 of all that) and the content.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_records", "record_header"]

Record = tuple[int, bytes]
"""A sequence number and a content."""

_MAGIC: Final = b"KFLG"
_FIELDS: Final = struct.Struct("<4sQQI")
_HEADER: Final = struct.Struct("<4sQQII")


def record_header(sequence: int, content: bytes) -> bytes:
    """Give what stands before `content` in the file."""
    fields = _FIELDS.pack(_MAGIC, sequence, len(content), zlib.crc32(content))
    return fields + zlib.crc32(fields).to_bytes(4, "little")


def read_records(path: Path) -> tuple[list[Record], int]:
    """Read a file's records, and where the last whole one ends.

    What a crash has torn at the end was never acknowledged and is left out.

    Raises:
        ConfigurationError: a record is damaged that others follow; it names the file.
    """
    content = path.read_bytes()
    records: list[Record] = []
    position = 0
    while position < len(content):
        record = _read_record(content, position)
        if record is None:
            if _has_record_after(content, position):
                raise ConfigurationError(
                    f"{path} is damaged at byte {position}: writes that were acknowledged can't be"
                    " read; restore a backup, or move the file away to go on without them"
                )
            break
        records.append(record)
        position += _HEADER.size + len(record[1])
    return records, position


def _read_record(content: bytes, position: int) -> Record | None:
    start = position + _HEADER.size
    if start > len(content):
        return None
    magic, sequence, length, check, header_check = _HEADER.unpack_from(content, position)
    header = content[position : position + _FIELDS.size]
    if magic != _MAGIC or zlib.crc32(header) != header_check or start + length > len(content):
        return None
    body = content[start : start + length]
    return (sequence, body) if zlib.crc32(body) == check else None


def _has_record_after(content: bytes, position: int) -> bool:
    while (position := content.find(_MAGIC, position + 1)) >= 0:
        if _read_record(content, position) is not None:
            return True
    return False
