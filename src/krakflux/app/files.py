"""Files that only their owner may read, and the lock on a data directory."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["DirectoryInUseError", "hold_data_directory", "write_private"]


class DirectoryInUseError(ConfigurationError):
    """Another process serves the data directory."""


def write_private(file: Path, content: bytes) -> None:
    """Replace a file in one step by one with mode 0600; a reader sees the old or the new whole."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def hold_data_directory(directory: Path) -> Iterator[None]:
    """Make the directory (0700) and keep every other process from serving it meanwhile.

    Until it is let go, whatever the process makes is readable by its owner alone, wherever it is.

    Raises:
        ConfigurationError: it can't be made or written, or another process holds it.
    """
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise ConfigurationError(
            f"cannot use the data directory {directory}: {error.strerror}"
        ) from error
    try:
        # The kernel lets go of it when the process ends, however it ends.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise DirectoryInUseError(
            f"another krakflux process is using the data directory {directory}"
        ) from None
    usual = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(usual)
        os.close(descriptor)
