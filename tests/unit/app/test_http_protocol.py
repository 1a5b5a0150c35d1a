"""What stands before a body is bounded, and header names keep their case."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from krakflux.app.listener import open_listener
from krakflux.app.serving import serving
from krakflux.server.headers import HeaderMiddleware

if TYPE_CHECKING:
    import socket

    from starlette.types import Receive, Scope, Send

pytestmark = pytest.mark.anyio


async def answer_nothing(scope: Scope, _receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 204, "headers": [(b"etag", b"x")]})
        await send({"type": "http.response.body", "body": b""})


def listen() -> tuple[socket.socket, int]:
    listener = open_listener("127.0.0.1", 0)
    return listener, listener.getsockname()[1]


@pytest.mark.parametrize(
    ("begin", "more"),
    [
        (b"GET /", b"x" * 65_536),
        (b"GET / HTTP/1.1\r\nHost: ", b"x" * 65_536),
        (b"GET / HTTP/1.1\r\n", b"name: value\r\n" * 5_000),
    ],
    ids=["line", "header", "headers"],
)
async def test_a_head_without_end_is_cut_off(begin: bytes, more: bytes) -> None:
    listener, port = listen()
    async with serving(answer_nothing, listener):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        with suppress(ConnectionError):
            writer.write(begin)
            for _ in range(64):
                writer.write(more)
                await writer.drain()
        with suppress(ConnectionError):
            # Ends where the server has closed the connection, and not before.
            await asyncio.wait_for(reader.read(), 30)
        writer.close()


async def test_header_names_keep_their_case() -> None:
    listener, port = listen()
    application: Any = HeaderMiddleware(answer_nothing)
    async with serving(application, listener):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n")
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
        writer.close()
    assert head.startswith(b"HTTP/1.1 204 ")
    assert b"\r\nX-Influxdb-Version: " in head
    assert b"\r\nEtag: x\r\n" in head
