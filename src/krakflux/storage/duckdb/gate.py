"""Users of a thing that may be taken away: it goes only when the last of them has left."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Gate"]


class Gate:
    """Counts users; `close` lets no new ones in and waits for those inside."""

    def __init__(self) -> None:
        self._inside = 0
        self._closed = False
        self._changed = threading.Condition()

    @property
    def inside(self) -> int:
        """How many users there are."""
        return self._inside

    @contextmanager
    def enter(self) -> Iterator[bool]:
        """Be inside for the time of the block; gives False, and does not count, when closed."""
        with self._changed:
            is_open = not self._closed
            self._inside += is_open
        try:
            yield is_open
        finally:
            with self._changed:
                self._inside -= is_open
                self._changed.notify_all()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.wait_for(lambda: self._inside == 0)
