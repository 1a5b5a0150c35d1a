"""How long a tick takes from the exchange's socket to a client of `/api/live`."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from websockets.asyncio.client import connect
from websockets.asyncio.server import serve

from benchmarks.harness import OURS, Row

if TYPE_CHECKING:
    from websockets.asyncio.server import ServerConnection

__all__ = ["run"]

PAIR = "BTC/USD"
TICKS = 1_000
PAUSE_S = 0.025
START_S = 60.0

FRAME = (
    '{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","bid":1.5,"bid_qty":1.0,'
    '"ask":2.5,"ask_qty":1.0,"last":%d,"timestamp":"2026-09-25T17:48:26.844359Z"}]}'
)


def run() -> list[Row]:
    """Measure median and 99th percentile."""
    with TemporaryDirectory() as directory:
        latencies = sorted(asyncio.run(_measure(Path(directory))))
    median = statistics.median(latencies) * 1_000
    p99 = latencies[int(len(latencies) * 0.99)] * 1_000
    return [
        Row("tick to live client, median", "ms", is_rate=False, figures={OURS: median}),
        Row("tick to live client, p99", "ms", is_rate=False, figures={OURS: p99}),
    ]


class _Exchange:
    """Sends numbered ticks once told to, and knows when each was sent."""

    def __init__(self) -> None:
        self.begin = asyncio.Event()
        self.sent: dict[int, float] = {}

    async def talk(self, socket: ServerConnection) -> None:
        asked = json.loads(await socket.recv())
        answer = {"channel": "ticker", "symbol": PAIR}
        message = {"method": asked["method"], "success": True, "result": answer}
        await socket.send(json.dumps(message))
        await self.begin.wait()
        for number in range(1, TICKS + 1):
            self.sent[number] = time.perf_counter()
            await socket.send(FRAME % number)
            await asyncio.sleep(PAUSE_S)
        await socket.wait_closed()


async def _measure(directory: Path) -> list[float]:
    exchange = _Exchange()
    async with serve(exchange.talk, "127.0.0.1", 0) as server:
        stream = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        process = _start(directory, stream)
        try:
            return await _listen(directory, exchange)
        finally:
            process.terminate()
            process.wait(30)


def _start(directory: Path, stream: str) -> subprocess.Popen[bytes]:
    words = ["up", "--port", "0", "--no-browser", "--pairs", PAIR]
    variables = {
        "KRAKFLUX_DATA_DIR": str(directory / "data"),
        "KRAKFLUX_COLLECTOR_EXCHANGE": "http://127.0.0.1:9",
        "KRAKFLUX_COLLECTOR_WEBSOCKET": stream,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "krakflux", *words],
        env={**os.environ, **variables, "HOME": str(directory)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


async def _listen(directory: Path, exchange: _Exchange) -> list[float]:
    profile = await _profile(directory / "data" / "profile.toml")
    address = profile["url"].replace("http", "ws", 1) + "/api/live"
    latencies = []
    token = {"Authorization": f"Token {profile['token']}"}
    async for socket in connect(address, additional_headers=token, proxy=None):
        request = {"method": "subscribe", "channels": ["ticker"], "pairs": [PAIR]}
        await socket.send(json.dumps(request))
        async for text in socket:
            message = json.loads(text)
            if message["type"] == "subscribed":
                exchange.begin.set()
            elif message["type"] in ("snapshot", "update"):
                number = int(message["data"]["last"])
                latencies.append(time.perf_counter() - exchange.sent[number])
                if number == TICKS:
                    return latencies
    return latencies


async def _profile(path: Path) -> dict[str, str]:
    async with asyncio.timeout(START_S):
        while True:
            try:
                text = await asyncio.to_thread(path.read_text)
            except FileNotFoundError:
                await asyncio.sleep(0.1)
            else:
                return {name: str(value) for name, value in tomllib.loads(text).items()}
