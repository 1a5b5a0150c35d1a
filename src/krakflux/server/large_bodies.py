"""Write bodies of any size: in memory or, where they are large, in a temporary file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.server.bodies import body_chunks
from krakflux.server.body_memory import body_share
from krakflux.server.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.requests import Request

    from krakflux.server.work import Workers

__all__ = ["ReceivedBody", "receive_body"]

_STEP: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class ReceivedBody:
    """A body as it was sent: `content`, or the file that it stands in; leaving it closes that."""

    content: bytes
    spool: Spool | None = None

    def __enter__(self) -> ReceivedBody:
        return self

    def __exit__(self, *_: object) -> None:
        if self.spool is not None:
            self.spool.close()

    def chunks(self) -> Iterator[bytes]:
        """Give the body, a little at a time."""
        if self.spool is None:
            yield self.content
            return
        position = 0
        while chunk := self.spool.read(position, _STEP):
            yield chunk
            position += len(chunk)


async def receive_body(
    request: Request,
    workers: Workers,
    limit: int,
    message: str,
    memory_bytes: int,
    directory: Path | None,
) -> ReceivedBody:
    """Receive a body of at most `limit` bytes; beyond `memory_bytes` it goes to a file.

    Raises:
        RequestTooLargeError: with `message`, as soon as it is known.
        UnavailableError: the disk, or the memory for all bodies, has no room for it.
    """
    held: list[bytes] = []
    size = 0
    spool: Spool | None = None
    share = body_share(request.scope)
    try:
        async for chunk in body_chunks(request, limit, message):
            held.append(chunk)
            size += len(chunk)
            if size > (min(_STEP, memory_bytes) if spool else memory_bytes):
                spool = spool or Spool(directory)
                await workers.write(spool.write, b"".join(held))
                held, size = [], 0
                share.release()
        if spool is not None:
            await workers.write(spool.write, b"".join(held))
            held = []
            share.release()
    except BaseException:
        if spool is not None:
            spool.close()
        raise
    return ReceivedBody(b"".join(held), spool)
