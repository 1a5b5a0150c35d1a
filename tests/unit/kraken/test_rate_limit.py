from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.kraken.errors import KrakenRateLimitedError, KrakenUnreachableError
from krakflux.kraken.rate_limit import RateLimiter, RetryPolicy


@given(
    failures=st.integers(1, 10_000),
    jitter=st.floats(0, 1, exclude_max=True),
    first=st.floats(0.01, 10),
    longest=st.floats(10, 1_000),
)
def test_pauses_lie_between_half_and_whole_of_a_bounded_doubling(
    failures: int, jitter: float, first: float, longest: float
) -> None:
    pause = RetryPolicy(9, first, longest).pause_s(failures, jitter)
    whole = min(longest, first * 2.0 ** min(failures - 1, 32))
    assert whole / 2 <= pause <= whole


def test_only_so_many_attempts_and_never_after_a_rate_limit() -> None:
    policy = RetryPolicy(attempts=3)
    assert policy.allows(2, KrakenUnreachableError("x"))
    assert not policy.allows(3, KrakenUnreachableError("x"))
    assert not policy.allows(1, KrakenRateLimitedError("x"))


@pytest.mark.anyio
async def test_calls_pass_in_the_order_they_came_at_their_distance() -> None:
    limiter = RateLimiter(0.01)
    passed: list[tuple[int, float]] = []
    loop = asyncio.get_running_loop()

    async def call(number: int) -> None:
        await limiter.acquire()
        passed.append((number, loop.time()))

    await asyncio.gather(*(call(number) for number in range(5)))
    assert [number for number, _ in passed] == list(range(5))
    times = [time for _, time in passed]
    assert times[-1] - times[0] >= 4 * 0.01 - 0.002


@pytest.mark.anyio
async def test_a_hold_delays_the_next_call() -> None:
    limiter = RateLimiter(0.0)
    limiter.hold(0.02)
    begin = asyncio.get_running_loop().time()
    await limiter.acquire()
    assert asyncio.get_running_loop().time() - begin >= 0.018
