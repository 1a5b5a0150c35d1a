"""Results that come from other threads wake the event loop, all of them, errors too."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future

import pytest

from krakflux.errors import UnavailableError
from krakflux.server.acknowledgements import Acknowledgements

pytestmark = pytest.mark.anyio


async def test_every_waiter_gets_its_own_result() -> None:
    acknowledgements = Acknowledgements()
    futures: list[Future[int]] = [Future() for _ in range(2_000)]

    def finish(share: list[Future[int]]) -> None:
        for future in share:
            future.set_result(futures.index(future))

    threads = [threading.Thread(target=finish, args=(futures[at::4],)) for at in range(4)]
    waiting = [asyncio.ensure_future(acknowledgements.wait(future)) for future in futures]
    for thread in threads:
        thread.start()
    assert await asyncio.gather(*waiting) == list(range(2_000))


async def test_a_failure_is_raised_and_the_others_go_on() -> None:
    acknowledgements = Acknowledgements()
    good: Future[int] = Future()
    bad: Future[int] = Future()
    waiting = [asyncio.ensure_future(acknowledgements.wait(each)) for each in (bad, good)]
    abandoned = asyncio.ensure_future(acknowledgements.wait(good))
    await asyncio.sleep(0)
    abandoned.cancel()
    bad.set_exception(UnavailableError("full"))
    good.set_result(7)
    with pytest.raises(UnavailableError, match="full"):
        await waiting[0]
    assert await waiting[1] == 7


async def test_what_is_done_already_is_given_at_once() -> None:
    done: Future[str] = Future()
    done.set_result("x")
    assert await Acknowledgements().wait(done) == "x"
