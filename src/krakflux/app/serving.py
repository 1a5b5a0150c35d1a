"""Serving an ASGI application on a socket, and the one rule for how processes end."""

from __future__ import annotations

import asyncio
import signal
from contextlib import asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Final

import uvicorn

from krakflux.app.http_protocol import HttpProtocol

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Coroutine
    from contextlib import AbstractContextManager

    from krakflux.app.tls import TlsFiles

__all__ = ["run_until_signalled", "serving"]

_GRACE_S: Final = 10
# Longer than the minute between two polls of the article's script, so that sessions are reused.
_KEEP_ALIVE_S: Final = 75


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.is_ready.set()

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        # Several servers and the collector live in one process; its signals are handled once.
        return nullcontext()


@asynccontextmanager
async def serving(
    application: Any,
    listener: socket.socket,
    tls: TlsFiles | None = None,
    *,
    logs_access: bool = False,
) -> AsyncIterator[None]:
    """Serve while the block runs; on leaving, requests under way are answered first.

    The socket is closed on leaving. Requests that take longer than ten seconds to end are cut.
    """
    server = _Server(
        uvicorn.Config(
            application,
            http=HttpProtocol,
            ws="websockets-sansio",
            log_config=None,
            access_log=logs_access,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_S,
            timeout_graceful_shutdown=_GRACE_S,
            ssl_certfile=tls.certificate if tls else None,
            ssl_keyfile=tls.key if tls else None,
        )
    )
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await server.is_ready.wait()
        yield
    finally:
        server.should_exit = True
        await task


def run_until_signalled(main: Coroutine[Any, Any, None]) -> None:
    """Run a process's main coroutine; the first SIGINT or SIGTERM cancels it, a second kills.

    A coroutine ended so is not an error: the process leaves with exit code 0.
    """
    with asyncio.Runner() as runner:
        runner.run(_guard(main))


async def _guard(main: Coroutine[Any, Any, None]) -> None:
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(main)
    was_signalled = False

    def stop() -> None:
        nonlocal was_signalled
        was_signalled = True
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
        task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    try:
        await task
    except asyncio.CancelledError:
        if not was_signalled:
            raise
