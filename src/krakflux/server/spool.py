"""Temporary files for what is too large to be held in memory while a request is served."""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING, Final

from krakflux.errors import UnavailableError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Spool"]

# Storage keeps as much free for itself.
_RESERVE_BYTES: Final = 64 << 20


class Spool:
    """A file without a name, which is gone when it is closed, or with the process.

    Args:
        directory: Where it is; None = the system's place, which may be memory.
    """

    def __init__(self, directory: Path | None) -> None:
        self._file = tempfile.TemporaryFile(dir=directory)  # noqa: SIM115 # see `__exit__`
        self._directory = directory or tempfile.gettempdir()
        self.size = 0

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, content: bytes) -> int:
        """Add to the end and give where that begins; before any `read`.

        Raises:
            UnavailableError: the disk has no room.
        """
        try:
            has_room = shutil.disk_usage(self._directory).free >= _RESERVE_BYTES + len(content)
            if has_room:
                self._file.write(content)
        except OSError as error:
            raise self._no_room() from error
        if not has_room:
            raise self._no_room()
        start = self.size
        self.size += len(content)
        return start

    def read(self, start: int, length: int) -> bytes:
        """Give what was written; less than `length` only at the end.

        Raises:
            UnavailableError: the disk had no room after all.
        """
        try:
            self._file.seek(start)
            return self._file.read(length)
        except OSError as error:
            raise self._no_room() from error

    def close(self) -> None:
        self._file.close()

    def _no_room(self) -> UnavailableError:
        return UnavailableError(
            f"a large body finds no room in {self._directory}",
            hint="free some space there, or send smaller bodies",
            retry_after_s=10,
        )
