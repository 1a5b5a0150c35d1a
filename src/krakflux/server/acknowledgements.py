"""Results of storage's threads brought to the event loop, as many as there are at each wake-up."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

    from starlette.requests import Request

__all__ = ["Acknowledgements", "acknowledgements_of"]

Result = TypeVar("Result")


class Acknowledgements:
    """For one event loop; `asyncio.wrap_future` would wake it once for each write of a group."""

    def __init__(self) -> None:
        self._done: deque[tuple[asyncio.Future[Any], Future[Any]]] = deque()
        self._is_called = False

    async def wait(self, future: Future[Result]) -> Result:
        """Wait without a thread; what is waited for can't be called off."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[Result] = loop.create_future()
        future.add_done_callback(partial(self._deliver, loop, waiter))
        return await waiter

    def _deliver(
        self, loop: asyncio.AbstractEventLoop, waiter: asyncio.Future[Any], future: Future[Any]
    ) -> None:
        self._done.append((waiter, future))
        if not self._is_called:
            self._is_called = True
            # The loop may be gone: then nobody waits.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._hand_out)

    def _hand_out(self) -> None:
        # First: what is appended from now on calls again.
        self._is_called = False
        while self._done:
            waiter, future = self._done.popleft()
            if waiter.done():
                continue
            error = future.exception()
            if error is None:
                waiter.set_result(future.result())
            else:
                waiter.set_exception(error)


def acknowledgements_of(request: Request) -> Acknowledgements:
    """Give the application's, for a route that takes the raw request."""
    found = request.app.state.acknowledgements
    assert isinstance(found, Acknowledgements)
    return found
