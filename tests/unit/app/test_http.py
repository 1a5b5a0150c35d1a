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


async def test_many_upgrades_in_one_packet_are_answered_in_turn() -> None:
    def ask(length: int, *headers: str) -> bytes:
        head = ("POST / HTTP/1.1", "Host: a", *headers, f"Content-Length: {length}", "", "")
        return "\r\n".join(head).encode() + b"x" * length

    upgrade = ("Connection: Upgrade", "Upgrade: h2c")
    chunked = (
        b"POST / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n"
    )
    empty = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
    packet = ask(5, *upgrade) + chunked + empty + ask(3) + ask(0, *upgrade) + ask(2, *upgrade)
    async with connected() as (reader, writer):
        writer.write(packet)
        assert [int((await read_answer(reader))[1]) for _ in range(6)] == [5, 7, 0, 3, 0, 2]


async def test_a_request_cut_anywhere_is_read() -> None:
    body = b"GET / HTTP/1.1\r\n\r\n"
    request = (
        f"POST / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    async with connected() as (reader, writer):
        for at in range(1, len(request), 7):
            for piece in (request[:at], request[at:]):
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0)
            assert int((await read_answer(reader))[1]) == len(body)


async def test_a_body_of_two_lengths_is_refused() -> None:
    two = b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"
    for more in (two, b"Content-Length: 3\r\nContent-Length: 4\r\n"):
        async with connected() as (reader, writer):
            head = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n"
            writer.write(head + more + b"\r\nabc")
            answer = await asyncio.wait_for(reader.read(), 30)
            assert answer.startswith(b"HTTP/1.1 400 ")


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
