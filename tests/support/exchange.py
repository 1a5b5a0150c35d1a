"""Stand-ins for Kraken and InfluxDB on loopback, with faults on request."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["Drop", "FaultyExchange", "Hang", "Reply", "Requested", "serving"]


@dataclass(frozen=True)
class Reply:
    """Answer so instead."""

    body: bytes
    status: int = 200
    content_type: bytes = b"application/json"
    headers: tuple[tuple[bytes, bytes], ...] = ()


@dataclass(frozen=True)
class Drop:
    """Close the connection in the middle of the answer."""


@dataclass(frozen=True)
class Hang:
    """Do not answer until the client gives up."""


@dataclass(frozen=True)
class Requested:
    """One request as it came."""

    path: str
    parameters: dict[str, str]
    headers: dict[str, str]
    body: bytes = b""


@dataclass
class FaultyExchange:
    """Lets the next requests fail as `faults` say, then passes requests on to `application`.

    `choose` may give a fault for a request, whatever `faults` hold.
    """

    application: ASGIApp
    faults: deque[Reply | Drop | Hang] = field(default_factory=deque)
    requests: list[Requested] = field(default_factory=list)
    choose: Callable[[Requested], Reply | Drop | Hang | None] = lambda _: None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        body = await _read(receive) if scope["method"] == "POST" else b""
        request = Requested(
            scope["path"],
            dict(parse_qsl(scope["query_string"].decode())),
            {name.decode(): value.decode() for name, value in scope["headers"]},
            body,
        )
        self.requests.append(request)
        fault = self.faults.popleft() if self.faults else self.choose(request)
        match fault:
            case None:
                await self.application(scope, receive, send)
            case Reply():
                await _reply(fault, send)
            case Hang():
                while (await receive())["type"] != "http.disconnect":
                    pass
            case Drop():
                await _begin(Reply(b"", headers=((b"content-length", b"1000"),)), send)
                raise _Dropped

    def asked(self, method: str) -> list[Requested]:
        """Give the requests of one of Kraken's methods."""
        return [request for request in self.requests if request.path.endswith(f"/{method}")]


class _Dropped(Exception):
    """Makes the server close the connection."""


@contextmanager
def serving(application: ASGIApp) -> Iterator[str]:
    """Serve on a free port of loopback in a thread of its own; gives the address."""
    config = uvicorn.Config(
        application, log_level="critical", lifespan="off", ws="websockets-sansio", http="h11"
    )
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0), backlog=100) as listener:
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            server.force_exit = True
            thread.join(20)


async def _read(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def _reply(reply: Reply, send: Send) -> None:
    with contextlib.suppress(OSError):
        await _begin(reply, send)
        await send({"type": "http.response.body", "body": reply.body})


async def _begin(reply: Reply, send: Send) -> None:
    start: dict[str, Any] = {
        "type": "http.response.start",
        "status": reply.status,
        "headers": [(b"content-type", reply.content_type), *reply.headers],
    }
    await send(start)
