"""Finds what can be imported: files, files in directories, members of zip archives."""

from __future__ import annotations

import gzip
import re
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from krakflux.collector.replay.tables import name_in
from krakflux.errors import ConfigurationError, InvalidError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["ImportFilter", "OpenSource", "Source", "find_sources", "interval_in"]

_ZIP: Final = b"PK\x03\x04"
_GZIP: Final = b"\x1f\x8b"
_NAMES_OF_RECORDINGS: Final = (".jsonl", ".jsonl.gz")
_INTERVAL: Final = re.compile(r"[_-](\d{1,5})([mhdw]?)(?=\.|$)")
_MINUTES: Final = {"": 1, "m": 1, "h": 60, "d": 1_440, "w": 10_080}
_INTERVALS: Final = frozenset((1, 5, 15, 30, 60, 240, 720, 1_440, 10_080, 21_600))


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or a member of a zip archive.

    Attributes:
        path: The file.
        member: The member's name in it; None = the file itself.
        size: How many bytes reading it takes: those of the member, or of the file.
        key: Tells it from every other content, wherever the file lies.
    """

    path: Path
    member: str | None
    size: int
    key: str

    @property
    def name(self) -> str:
        """Give the name that says which pair it is of."""
        return Path(self.member).name if self.member else self.path.name

    def __str__(self) -> str:
        return f"{self.path.name}/{self.member}" if self.member else str(self.path)


@dataclass(frozen=True, slots=True)
class OpenSource:
    """A source being read: its bytes, unpacked, and the raw file, whose place shows progress."""

    stream: IO[bytes]
    raw: IO[bytes]


@dataclass(frozen=True, slots=True)
class ImportFilter:
    """What to import; empty = everything."""

    pairs: frozenset[str] = field(default_factory=frozenset)
    intervals: frozenset[int] = field(default_factory=frozenset)

    def wants_pair(self, pair: str) -> bool:
        return not self.pairs or pair in self.pairs

    def wants_interval(self, minutes: int) -> bool:
        return not self.intervals or minutes in self.intervals

    def wants(self, source: Source) -> bool:
        """Tell by its name whether to read a source at all; that of a recording says nothing."""
        if source.name.endswith(_NAMES_OF_RECORDINGS):
            return True
        pair, interval = name_in(source.name), interval_in(source.name)
        return (pair is None or self.wants_pair(pair)) and (
            interval is None or self.wants_interval(interval)
        )


def find_sources(paths: Sequence[Path]) -> list[Source]:
    """Find all sources in files and directories, in the order of their names.

    Raises:
        ConfigurationError: a path doesn't exist, or there is nothing in any of them.
    """
    sources = [source for path in paths for file in _files(path) for source in _sources_in(file)]
    if not sources:
        raise ConfigurationError(f"no file in {', '.join(map(str, paths))}")
    return sources


@contextmanager
def open_source(source: Source) -> Iterator[OpenSource]:
    """Open a source for reading, unpacked.

    Raises:
        InvalidError: it can't be read.
    """
    try:
        if source.member is not None:
            with zipfile.ZipFile(source.path) as archive, archive.open(source.member) as stream:
                yield OpenSource(stream, stream)
            return
        with source.path.open("rb") as raw:
            if raw.peek(2)[:2] == _GZIP:
                with gzip.open(raw) as stream:
                    yield OpenSource(stream, raw)  # type: ignore[arg-type]
            else:
                yield OpenSource(raw, raw)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:
        raise InvalidError(f"can't be read: {error}") from error


def interval_in(name: str) -> int | None:
    """Read the minutes a file of candles is named after: `XBTUSD_60.csv`, `BTC_USDT-1h.feather`."""
    for match in _INTERVAL.finditer(name):
        minutes = int(match[1]) * _MINUTES[match[2]]
        if minutes in _INTERVALS:
            return minutes
    return None


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise ConfigurationError(f"{path} doesn't exist")
    if path.is_dir():
        yield from sorted(
            child for child in path.rglob("*") if child.is_file() and not child.name.startswith(".")
        )
    else:
        yield path


def _sources_in(file: Path) -> Iterator[Source]:
    with file.open("rb") as stream:
        is_archive = stream.read(4) == _ZIP
    if not is_archive:
        status = file.stat()
        key = f"{file.name} {status.st_size} {status.st_mtime_ns}"
        yield Source(file, None, status.st_size, key)
        return
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise ConfigurationError(f"{file} is not a whole zip archive: {error}") from error
    for member in sorted(members, key=lambda each: each.filename):
        name = Path(member.filename).name
        if not member.is_dir() and not name.startswith((".", "_")):
            key = f"{file.name}/{member.filename} {member.file_size} {member.CRC:08x}"
            yield Source(file, member.filename, member.file_size, key)
