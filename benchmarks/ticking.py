"""A platform that collects from an exchange which sends numbered ticks, and knows when."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
import tomllib
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from websockets.asyncio.server import serve

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from websockets.asyncio.server import ServerConnection

__all__ = ["PAIR", "TICKS", "Exchange", "Ticking", "ticking_platform"]

PAIR = "BTC/USD"
TICKS = 1_000
PAUSE_S = 0.025
START_S = 60.0

FRAME = (
    '{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":1.5,"bid_qty":1.0,'
    '"ask":2.5,"ask_qty":1.0,"last":%d,"timestamp":"2026-09-25T17:48:26.844359Z"}]}'
)


class Exchange:
    """Sends one tick when asked for the ticker, and numbered ones once told to.

    Attributes:
        begin: Set it for the ticks 1 to `TICKS`.
        sent: When each was sent, by the machine's clock (s).
    """

    def __init__(self) -> None:
        self.begin = asyncio.Event()
        self.sent: dict[int, float] = {}

    async def talk(self, socket: ServerConnection) -> None:
        asked = json.loads(await socket.recv())
        answer = {"channel": "ticker", "symbol": PAIR}
        message = {"method": asked["method"], "success": True, "result": answer}
        await socket.send(json.dumps(message))
        await socket.send(FRAME % (TICKS + 1))
        ticks = asyncio.create_task(self._tick(socket))
        await socket.wait_closed()
        ticks.cancel()

    async def _tick(self, socket: ServerConnection) -> None:
        await self.begin.wait()
        for number in range(1, TICKS + 1):
            self.sent[number] = time.time()
            await socket.send(FRAME % number)
            await asyncio.sleep(PAUSE_S)


@dataclass(frozen=True, slots=True)
class Ticking:
    """The exchange, and the platform beside it: its profile, and where a browser signs in."""

    exchange: Exchange
    profile: dict[str, str]
    sign_in: str


@asynccontextmanager
async def ticking_platform() -> AsyncIterator[Ticking]:
    """Run both until the block ends."""
    exchange = Exchange()
    with TemporaryDirectory() as name:
        async with serve(exchange.talk, "127.0.0.1", 0) as server:
            stream = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            process = await _start(Path(name), stream)
            try:
                async with asyncio.timeout(START_S):
                    sign_in = await _sign_in_address(process)
                profile = tomllib.loads((Path(name) / "data" / "profile.toml").read_text())
                told = {key: str(value) for key, value in profile.items()}
                yield Ticking(exchange, told, sign_in)
            finally:
                process.terminate()
                await process.wait()


async def _start(directory: Path, stream: str) -> asyncio.subprocess.Process:
    words = ["up", "--port", "0", "--no-browser", "--pairs", PAIR, "--log-level", "error"]
    variables = {
        "KRAKFLUX_DATA_DIR": str(directory / "data"),
        "KRAKFLUX_COLLECTOR_EXCHANGE": "http://127.0.0.1:9",
        "KRAKFLUX_COLLECTOR_WEBSOCKET": stream,
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "krakflux", *words),
        env={**os.environ, **variables, "HOME": str(directory)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _sign_in_address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    async for line in process.stdout:
        for word in line.decode().split():
            if "#code=" in word:
                return word
    raise RuntimeError("the platform did not start")
