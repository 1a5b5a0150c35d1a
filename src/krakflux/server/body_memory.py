"""What the bodies of all requests under way take of the memory, and its bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import UnavailableError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["BodyMemory", "BodyMemoryMiddleware", "body_share"]

_SHARE: Final = "body_share"


class BodyMemory:
    """Counts bytes of bodies; used on the event loop alone."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self.held_bytes = 0

    def take(self, size: int) -> None:
        """Make room for so many bytes more.

        Raises:
            UnavailableError: there is none.
        """
        if self.held_bytes + size > self._limit_bytes:
            raise UnavailableError(
                f"requests under way hold {self.held_bytes} bytes of bodies, the most there may be "
                f"are {self._limit_bytes}",
                hint="send it again after a moment, or raise server.all_bodies_memory_bytes",
            )
        self.held_bytes += size

    def give_back(self, size: int) -> None:
        self.held_bytes -= size


class BodyShare:
    """What one request's body takes."""

    def __init__(self, memory: BodyMemory) -> None:
        self._memory = memory
        self._held_bytes = 0

    def take(self, size: int) -> None:
        self._memory.take(size)
        self._held_bytes += size

    def release(self) -> None:
        """Let go of what has come so far."""
        self._memory.give_back(self._held_bytes)
        self._held_bytes = 0


class BodyMemoryMiddleware:
    """Counts what each request's body brings until the request is answered, or refuses it."""

    def __init__(self, app: ASGIApp, memory: BodyMemory) -> None:
        self._app = app
        self._memory = memory

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        share = scope[_SHARE] = BodyShare(self._memory)

        async def receive_and_count() -> Message:
            message = await receive()
            share.take(len(message.get("body", b"")))
            return message

        try:
            await self._app(scope, receive_and_count, send)
        finally:
            share.release()


def body_share(scope: Scope) -> BodyShare:
    """Give a request's share, for who moves its body elsewhere."""
    share = scope[_SHARE]
    assert isinstance(share, BodyShare)
    return share
