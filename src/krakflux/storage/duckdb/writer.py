"""A bucket's writer: the one thread that takes writes.

Writes that wait together are logged together (group commit); what must not meet a write (deletes,
a change of the retention) runs alone, in the order it came.
"""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from krakflux.errors import UnavailableError
from krakflux.storage.duckdb.worker import Operation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from krakflux.model.points import PointBatch
    from krakflux.storage.duckdb.settings import EngineSettings
    from krakflux.storage.port import WriteReport

__all__ = ["PendingWrite", "Writer"]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class PendingWrite:
    """A batch that waits to be logged."""

    batch: PointBatch
    rows: int
    outcome: Future[WriteReport] = field(default_factory=Future)


class Writer:
    """A queue and its thread.

    Args:
        name: The thread's name.
        accept: Logs some writes together and gives each one's report. When it raises, all of them
            failed and nothing was stored.
        settings: The queue's limits.
    """

    def __init__(
        self,
        name: str,
        accept: Callable[[Sequence[PendingWrite]], Sequence[WriteReport]],
        settings: EngineSettings,
    ) -> None:
        self._accept = accept
        self._settings = settings
        self._queue: deque[PendingWrite | Operation[object]] = deque()
        self._rows = 0
        self._stopped = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Batches and operations in the queue."""
        return len(self._queue)

    def submit(self, batch: PointBatch) -> Future[WriteReport]:
        """Queue a batch; the future is done when it is on disk.

        Raises:
            UnavailableError: the queue is full, or the writer has stopped.
        """
        pending = PendingWrite(batch, sum(part.height for part in batch.parts))
        # It can't be called off any more.
        pending.outcome.set_running_or_notify_cancel()
        with self._changed:
            self._refuse_when_stopped()
            waiting = len(self._queue)
            over_rows = self._rows + pending.rows > self._settings.queue_rows_limit
            if waiting >= self._settings.queue_limit or (waiting and over_rows):
                raise UnavailableError("write queue is full", hint="write again after a moment")
            self._queue.append(pending)
            self._rows += pending.rows
            self._changed.notify()
        return pending.outcome

    def run(self, operation: Callable[[], Result]) -> Result:
        """Run something on the writer's thread, after all that was queued before."""
        queued = Operation(operation)
        with self._changed:
            self._refuse_when_stopped()
            self._queue.append(queued)  # type: ignore[arg-type] # the queue only executes it
            self._changed.notify()
        return queued.outcome.result()

    def stop(self) -> None:
        """Finish what was queued and end the thread; later calls are refused."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    def _refuse_when_stopped(self) -> None:
        if self._stopped:
            raise UnavailableError("storage is shutting down")

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._queue and not self._stopped:
                    self._changed.wait()
                if not self._queue:
                    return
                work = self._take()
            if isinstance(work, Operation):
                work.execute()
            else:
                self._accept_group(work)

    def _take(self) -> Operation[object] | list[PendingWrite]:
        first = self._queue.popleft()
        if isinstance(first, Operation):
            return first
        group, rows = [first], first.rows
        while self._queue:
            following = self._queue[0]
            if isinstance(following, Operation):
                break
            if rows + following.rows > self._settings.group_rows_limit:
                break
            self._queue.popleft()
            group.append(following)
            rows += following.rows
        self._rows -= rows
        return group

    def _accept_group(self, group: list[PendingWrite]) -> None:
        try:
            reports = self._accept(group)
        except BaseException as error:
            for pending in group:
                pending.outcome.set_exception(error)
        else:
            for pending, report in zip(group, reports, strict=True):
                pending.outcome.set_result(report)
