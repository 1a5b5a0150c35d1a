"""A disk of a few megabytes, so that a test can fill it."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["fill_disk", "small_disk"]


@contextmanager
def small_disk(directory: Path, mebibytes: int) -> Iterator[Path]:
    """Mount one on a new directory; skips the test, loudly, where that is not permitted."""
    directory.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs", str(directory)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"SKIPPED: no small disk can be mounted: {error}")
    if done.returncode:
        pytest.skip(f"SKIPPED: no small disk can be mounted: {done.stderr.strip()}")
    try:
        yield directory
    finally:
        subprocess.run(["umount", "--lazy", str(directory)], check=True)


def fill_disk(directory: Path, leave_bytes: int = 0) -> Path:
    """Fill what is free but for `leave_bytes`; gives the file to remove."""
    ballast = directory / "ballast"
    free = shutil.disk_usage(directory).free - leave_bytes
    with ballast.open("wb") as file:
        while free > 0:
            written = file.write(bytes(min(free, 1 << 20)))
            free -= written
    return ballast
