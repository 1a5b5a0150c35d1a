"""Stopping reads under way: one thread looks after all of them."""

from __future__ import annotations

import threading
from concurrent.futures import wait
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import duckdb
import polars as pl

from krakflux.errors import UnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from krakflux.storage.port import Cancellation

__all__ = ["CancelledReadError", "Interrupter", "wait_for_outcome"]

_POLL_S: Final = 0.02

Result = TypeVar("Result")


class CancelledReadError(UnavailableError):
    """A read was stopped because nobody waits for it any more, or because its time is over."""

    def __init__(self) -> None:
        super().__init__("the read was cancelled")


def wait_for_outcome(outcome: Future[Result], cancelled: Cancellation | None) -> Result:
    """Wait for what another thread does, as long as the wait is not cancelled.

    Raises:
        CancelledReadError: it was cancelled.
    """
    while cancelled is not None and not wait((outcome,), _POLL_S).done:
        if cancelled.is_set():
            raise CancelledReadError
    return outcome.result()


class Interrupter:
    """Looks every few milliseconds whether a read was cancelled; sleeps while none runs.

    A thread for each read would cost a short one more than the rest of its work.
    """

    def __init__(self) -> None:
        self._running: dict[object, tuple[duckdb.DuckDBPyConnection, Cancellation]] = {}
        self._changed = threading.Condition()
        self._is_stopped = False
        self._thread = threading.Thread(target=self._watch, name="interrupter", daemon=True)
        self._thread.start()

    @contextmanager
    def watching(
        self, cursor: duckdb.DuckDBPyConnection, cancelled: Cancellation | None
    ) -> Iterator[None]:
        """Run the block, and stop what `cursor` does when `cancelled` is set.

        Raises:
            CancelledReadError: it was cancelled.
        """
        if cancelled is None:
            yield
            return
        if cancelled.is_set():
            raise CancelledReadError
        read = object()
        with self._changed:
            self._running[read] = cursor, cancelled
            self._changed.notify()
        try:
            yield
        except (duckdb.Error, pl.exceptions.PolarsError):
            if cancelled.is_set():
                raise CancelledReadError from None
            raise
        finally:
            # Once this is done no interrupt can meet whoever uses the cursor next.
            with self._changed:
                del self._running[read]

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._is_stopped = True
            self._changed.notify()
        self._thread.join()

    def _watch(self) -> None:
        with self._changed:
            while not self._is_stopped:
                if not self._running:
                    self._changed.wait()
                    continue
                for cursor, cancelled in self._running.values():
                    if cancelled.is_set():
                        # Again and again: an interrupt between two statements is lost.
                        cursor.interrupt()
                self._changed.wait_for(lambda: self._is_stopped, _POLL_S)
