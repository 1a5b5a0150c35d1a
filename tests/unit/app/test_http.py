"""What HTTP brings arrives whole: behind any header, in any pieces, and within bounds."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

import pytest

from krakflux.app.listener import open_listener
from krakflux.app.serving import serving
from krakflux.server.headers import HeaderMiddleware

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import Receive, Scope, Send

pytestmark = pytest.mark.anyio


async def answer_with_length(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer how long the body was."""
    if scope["type"] != "http":
        return
    length, is_more = 0, True
    while is_more:
        message = await receive()
        length += len(message.get("body", b""))
        is_more = message.get("more_body", False)
    text = str(length).encode()
    headers = [(b"etag", b"x"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": text})


@asynccontextmanager
async def connected() -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """Serve, and open a connection to it."""
    listener = open_listener("127.0.0.1", 0)
    port = listener.getsockname()[1]
    application: Any = HeaderMiddleware(answer_with_length)
    async with serving(application, listener):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            yield reader, writer
        finally:
            writer.close()


async def read_answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Give the head of an answer, and its body of few digits."""
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
    length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
    return head, await asyncio.wait_for(reader.readexactly(length), 30)


@pytest.mark.parametrize("upgrade", ["h2c", "TLS/1.0", "anything"])
@pytest.mark.parametrize("is_apart", [False, True])
async def test_a_body_behind_a_foreign_upgrade_is_read(upgrade: str, is_apart: bool) -> None:
    # The body looks like a request: it must not be taken for one.
    body = b"GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
    head = (
        f"POST / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
        f"Upgrade: {upgrade}\r\nHTTP2-Settings: AAMAAABk\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    async with connected() as (reader, writer):
        for piece in [head, body] if is_apart else [head + body]:
            writer.write(piece)
            await writer.drain()
        _, length = await read_answer(reader)
        assert int(length) == len(body)
        writer.write(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
        assert (await read_answer(reader))[1] == b"3"


async def test_a_long_body_may_follow_the_end_of_a_head_sent_in_pieces() -> None:
    body = b"x" * 300_000
    async with connected() as (reader, writer):
        writer.write(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 300000\r\n")
        await writer.drain()
        writer.write(b"X-Last: b\r\n\r\n" + body)
        assert (await read_answer(reader))[1] == b"300000"


@pytest.mark.parametrize(
    ("begin", "more"),
    [
        (b"GET /", b"x" * 65_536),
        (b"GET / HTTP/1.1\r\nHost: ", b"x" * 65_536),
        (b"GET / HTTP/1.1\r\n", b"name: value\r\n" * 5_000),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
            b"name: value\r\n" * 5_000,
        ),
    ],
    ids=["line", "header", "headers", "trailers"],
)
async def test_what_has_no_end_is_cut_off(begin: bytes, more: bytes) -> None:
    async with connected() as (reader, writer):
        with suppress(ConnectionError):
            writer.write(begin)
            for _ in range(64):
                writer.write(more)
                await writer.drain()
        with suppress(ConnectionError):
            # Ends where the server has closed the connection, and not before.
            await asyncio.wait_for(reader.read(), 30)


async def test_header_names_keep_their_case() -> None:
    async with connected() as (reader, writer):
        writer.write(b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n")
        head, _ = await read_answer(reader)
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"\r\nX-Influxdb-Version: " in head
    assert b"\r\nEtag: x\r\n" in head
