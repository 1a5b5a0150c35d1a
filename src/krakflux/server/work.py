"""Where the asynchronous server meets the synchronous layers: worker threads, counted.

Writes and queries have their own threads, so neither keeps the other, nor `/ping`, waiting.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated, TypeVar, TypeVarTuple

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request

from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from krakflux.server.ports import Limits

__all__ = ["QueryLimiter", "Workers", "WorkersDependency", "workers_of"]

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


class QueryLimiter:
    """Lets so many queries run and so many wait; used on the event loop alone."""

    def __init__(self, concurrency: int, queue: int) -> None:
        self._queue = queue
        self._limiter = CapacityLimiter(concurrency)
        self.waiting = 0

    @property
    def running(self) -> int:
        return int(self._limiter.borrowed_tokens)

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Hold one of the slots, waiting for it in the queue.

        Raises:
            InvalidError: the queue is full; text and code are InfluxDB's.
        """
        if self._limiter.available_tokens <= 0 and self.waiting >= self._queue:
            raise InvalidError(
                "queue length exceeded",
                hint=f"{self.running} queries run and {self.waiting} wait; try again later",
            )
        self.waiting += 1
        try:
            await self._limiter.acquire_on_behalf_of(slot := object())
        finally:
            self.waiting -= 1
        try:
            yield
        finally:
            self._limiter.release_on_behalf_of(slot)


class Workers:
    """The threads that writes and queries run on."""

    def __init__(self, limits: Limits) -> None:
        self._writes = CapacityLimiter(limits.write_concurrency)
        self._queries = CapacityLimiter(limits.query_concurrency)
        self._others = CapacityLimiter(4)
        self.queries = QueryLimiter(limits.query_concurrency, limits.query_queue)

    async def write(
        self, function: Callable[[*Arguments], Result], *arguments: *Arguments
    ) -> Result:
        """Run a write's work; concurrent ones let storage commit them as a group."""
        return await to_thread.run_sync(function, *arguments, limiter=self._writes)

    async def query(
        self, function: Callable[[*Arguments], Result], *arguments: *Arguments
    ) -> Result:
        """Run a step of a query that holds a slot of `queries`."""
        return await to_thread.run_sync(function, *arguments, limiter=self._queries)

    async def other(
        self, function: Callable[[*Arguments], Result], *arguments: *Arguments
    ) -> Result:
        """Run something small, or something that must be slow (a password's hash)."""
        return await to_thread.run_sync(function, *arguments, limiter=self._others)


def workers_of(request: Request) -> Workers:
    """Give the threads, for a route that takes the raw request."""
    workers = request.app.state.workers
    assert isinstance(workers, Workers)
    return workers


async def _workers(request: Request) -> Workers:
    return workers_of(request)


WorkersDependency = Annotated[Workers, Depends(_workers)]
