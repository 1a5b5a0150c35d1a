"""A thread that does one thing after another, and what is due in between."""

from __future__ import annotations

import threading
import time
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from krakflux.errors import UnavailableError
from krakflux.storage.duckdb.interrupts import wait_for_outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.storage.port import Cancellation

__all__ = ["Operation", "Worker"]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Operation(Generic[Result]):
    """Something to be done on another thread."""

    run: Callable[[], Result]
    outcome: Future[Result] = field(default_factory=Future)

    def execute(self) -> None:
        try:
            self.outcome.set_result(self.run())
        except BaseException as error:
            self.outcome.set_exception(error)


class Worker:
    """A queue and its thread.

    Args:
        name: The thread's name.
        on_due: Runs when the time that `schedule` told has come; it must not raise.
    """

    def __init__(self, name: str, on_due: Callable[[], None]) -> None:
        self._on_due = on_due
        self._queue: deque[Operation[object]] = deque()
        self._due: float | None = None
        self._is_busy = False
        self._stopped = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Operations that are not done, the running one included."""
        return len(self._queue) + self._is_busy

    def run(self, operation: Callable[[], Result], cancelled: Cancellation | None = None) -> Result:
        """Run something on the thread, after all that was queued before.

        Raises:
            CancelledReadError: the wait for it was cancelled; it is run all the same.
        """
        queued = Operation(operation)
        with self._changed:
            if self._stopped:
                raise UnavailableError("storage is shutting down")
            self._queue.append(queued)  # type: ignore[arg-type] # the queue only executes it
            self._changed.notify()
        return wait_for_outcome(queued.outcome, cancelled)

    def schedule(self, delay_s: float) -> None:
        """See to it that `on_due` runs within so many seconds."""
        due = time.monotonic() + delay_s
        with self._changed:
            if self._due is None or due < self._due:
                self._due = due
                self._changed.notify()

    def stop(self) -> None:
        """Finish what was queued or is due and end the thread; later calls are refused."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._is_busy = False
                while not self._queue and not self._stopped and not self._is_due():
                    self._changed.wait(self._seconds_left())
                if self._queue:
                    work = self._queue.popleft().execute
                elif self._is_due():
                    self._due, work = None, self._on_due
                else:
                    return
                self._is_busy = True
            work()

    def _seconds_left(self) -> float | None:
        return None if self._due is None else max(self._due - time.monotonic(), 0.0)

    def _is_due(self) -> bool:
        return self._seconds_left() == 0.0
