"""`krakflux replay` and the faults it makes on request."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

import httpx2
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from support.processes import krakflux, start

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio


def test_an_unknown_fault_is_refused_by_name(home: Path) -> None:
    ended = krakflux("replay", "--synthetic", "1", "--fault", "fire", home=home)
    assert ended.returncode != 0
    assert "no fault is called 'fire'; there are drop, stall, checksum" in ended.stderr


async def test_faults_are_made_on_request(home: Path) -> None:
    words = ("replay", "--synthetic", "1", "--port", "0", "--fault", "html:2", "--fault", "drop:4")
    with start(*words, home=home) as process:
        assert process.told["replays"].startswith("a generated market of")
        assert process.told["use"] == f"krakflux up --exchange {process.address}"
        async with httpx2.AsyncClient(base_url=process.address) as client:
            kinds = [
                (await client.get("/0/public/Time")).headers["content-type"].partition(";")[0]
                for _ in range(4)
            ]
        assert kinds == ["application/json", "text/html"] * 2
        stream = f"{process.address.replace('http', 'ws', 1)}/v2"
        request = {"method": "subscribe", "params": {"channel": "ticker", "symbol": ["BTC/USD"]}}
        heard = []
        async with connect(stream, proxy=None) as socket:
            await socket.send(json.dumps(request))
            with contextlib.suppress(ConnectionClosed):
                async with asyncio.timeout(20):
                    while True:
                        heard.append(json.loads(await socket.recv()))
    assert [message.get("channel") or message["method"] for message in heard[:3]] == [
        "status",
        "subscribe",
        "ticker",
    ]
    assert len(heard) == 4
