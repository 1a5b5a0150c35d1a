"""A listener that keeps what a stream brings and wakes whoever waits for it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from krakflux.clock import SystemClock
from krakflux.kraken.rate_limit import RetryPolicy
from krakflux.kraken.websocket.client import StreamClient
from krakflux.kraken.websocket.stream import Link, StreamSettings
from support.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from krakflux.kraken.websocket.messages import Message
    from krakflux.kraken.websocket.parse import MalformedFrameError
    from krakflux.kraken.websocket.requests import Channel

__all__ = ["KeptStream", "stream_address", "streaming"]


@dataclass
class KeptStream:
    """Everything a client told its listener."""

    messages: list[Message] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    refusals: list[tuple[str | None, str | None, str]] = field(default_factory=list)
    problems: list[MalformedFrameError] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def connected(self, link: Link) -> None:
        self.links.append(link)
        self.news.set()

    def disconnected(self, cause: str) -> None:
        self.ends.append(cause)
        self.news.set()

    async def received(self, message: Message, time: int) -> None:
        self.messages.append(message)
        self.news.set()

    def malformed(self, error: MalformedFrameError) -> None:
        self.problems.append(error)
        self.news.set()

    def refused(self, channel: str | None, pair: str | None, reason: str) -> None:
        self.refusals.append((channel, pair, reason))
        self.news.set()

    def of(self, kind: type) -> list:
        return [message for message in self.messages if isinstance(message, kind)]

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until what came has made `condition` true."""
        async with asyncio.timeout(PATIENCE_S):
            while not condition():
                await self.news.wait()
                self.news.clear()


def stream_address(address: str) -> str:
    """Give the WebSocket address of a replay."""
    return f"{address.replace('http', 'ws', 1)}/v2"


@asynccontextmanager
async def streaming(
    address: str, wanted: Sequence[tuple[Channel, Sequence[str]]], **settings: float
) -> AsyncIterator[tuple[StreamClient, KeptStream]]:
    """Keep a stream from a replay while the block runs."""
    kept = KeptStream()
    quick = RetryPolicy(first_pause_s=0.01, longest_pause_s=0.1)
    given = StreamSettings(url=stream_address(address), backoff=quick, **settings)
    client = StreamClient(given, wanted, kept, SystemClock())
    stop = asyncio.Event()
    task = asyncio.create_task(client.run(stop))
    try:
        yield client, kept
    finally:
        stop.set()
        await asyncio.wait_for(task, 20)
