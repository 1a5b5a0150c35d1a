"""One client's connection: requests are answered, and what falls due is told."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec
from starlette.websockets import WebSocketDisconnect

from krakflux.collector.replay.stream.protocol import (
    HEARTBEAT,
    data_frame,
    granted,
    pong,
    read_request,
    refused,
    status_frame,
)
from krakflux.collector.replay.stream.source import RefusedError
from krakflux.model.time import format_rfc3339

if TYPE_CHECKING:
    from starlette.websockets import WebSocket

    from krakflux.clock import Clock
    from krakflux.collector.replay.faults import FaultInjector
    from krakflux.collector.replay.stream.protocol import Request
    from krakflux.collector.replay.stream.source import Cursor, StreamSource, Wanted

__all__ = ["StreamSession"]

_STEP_S: Final = 0.05
_HEARTBEAT_S: Final = 1.0
_CHECKSUM: Final = re.compile(rb'"checksum":(\d+)')
_GOING_AWAY: Final = 1001
_BROKEN: Final = 1011
_RESTART: Final = 1012


class _Cut(Exception):
    """Ends the connection with a code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class _Trades(msgspec.Struct):
    type: str
    data: list[msgspec.Raw]


class StreamSession:
    """Serves one connection until it ends.

    Args:
        socket: Accepted already.
        source: Where the frames come from.
        faults: What goes wrong.
        clock: Shown in answers.
        number: Tells this connection from others.
    """

    def __init__(
        self,
        socket: WebSocket,
        source: StreamSource,
        faults: FaultInjector,
        clock: Clock,
        number: int,
    ) -> None:
        self._socket = socket
        self._source = source
        self._faults = faults
        self._clock = clock
        self._number = number
        self._cursors: dict[Wanted, Cursor] = {}
        self._sent = 0
        self._lock = asyncio.Lock()

    async def run(self) -> None:
        """Serve until the client leaves or a fault ends it."""
        teller = asyncio.create_task(self._tell())
        listener = asyncio.create_task(self._listen())
        tasks = {teller, listener}
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        except _Cut as cut:
            with suppress(RuntimeError, WebSocketDisconnect):
                await self._socket.close(cut.code)
        except WebSocketDisconnect:
            pass
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _tell(self) -> None:
        """Tell what falls due; heartbeats while there is nothing, once there is a subscription."""
        loop = asyncio.get_running_loop()
        system = "maintenance" if self._faults.is_in_maintenance() else "online"
        await self._send(status_frame(system, self._number))
        if system != "online":
            raise _Cut(_GOING_AWAY)
        told_s = loop.time()
        while True:
            await asyncio.sleep(_STEP_S)
            async with self._lock:
                if await self._tell_due():
                    told_s = loop.time()
                elif self._cursors and loop.time() - told_s >= _HEARTBEAT_S:
                    await self._send(HEARTBEAT)
                    told_s = loop.time()

    async def _tell_due(self) -> bool:
        due = [item for cursor in self._cursors.values() for item in cursor.advance()]
        due.sort(key=lambda item: item.time)
        for item in due:
            await self._send_channel(item.frame)
        return bool(due)

    async def _listen(self) -> None:
        while True:
            message = await self._socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            text = message.get("text") or message.get("bytes") or b""
            async with self._lock:
                await self._answer(read_request(text))

    async def _answer(self, request: Request | None) -> None:
        moment = format_rfc3339(self._clock.now())
        if request is None or request.method not in ("subscribe", "unsubscribe", "ping"):
            await self._send(refused(None, None, "Malformed request", moment))
        elif request.method == "ping":
            await self._send(pong(request, moment))
        elif request.parameters is not None and request.parameters.channel == "instrument":
            await self._answer_instrument(request, moment)
        else:
            assert request.parameters is not None
            for pair in request.parameters.pairs:
                await self._answer_pair(request, pair, moment)

    async def _answer_instrument(self, request: Request, moment: str) -> None:
        await self._send(granted(request, None, moment))
        if request.method == "subscribe" and request.wants_snapshot:
            await self._send(data_frame("instrument", "snapshot", self._source.instruments()))

    async def _answer_pair(self, request: Request, pair: str, moment: str) -> None:
        try:
            wanted = request.wanted(pair)
            if request.method == "unsubscribe":
                if self._cursors.pop(wanted, None) is None:
                    raise RefusedError("Subscription Not Found")
                await self._send(granted(request, pair, moment))
                return
            if wanted in self._cursors:
                raise RefusedError("Already subscribed")
            cursor = self._source.open(wanted)
        except RefusedError as error:
            await self._send(refused(request, pair, str(error), moment))
            return
        await self._send(granted(request, pair, moment))
        frames = cursor.snapshot()
        if request.wants_snapshot:
            for frame in frames:
                await self._send_channel(frame)
        self._cursors[wanted] = cursor

    async def _send_channel(self, frame: bytes) -> None:
        spoilt = self._spoil(frame)
        if spoilt is not None:
            await self._send(spoilt)

    async def _send(self, frame: bytes) -> None:
        faults = self._faults.faults
        if faults.stall is not None and self._sent >= faults.stall:
            await asyncio.Event().wait()  # holds the lock: nothing is answered any more
        await self._socket.send_text(frame.decode())
        self._sent += 1
        if self._sent == faults.drop:
            raise _Cut(_BROKEN)
        if self._faults.begins_maintenance(self._sent):
            await self._socket.send_text(status_frame("maintenance", self._number).decode())
            raise _Cut(_RESTART)

    def _spoil(self, frame: bytes) -> bytes | None:
        """Do to a frame what the faults say; None = it is kept back."""
        if frame.startswith(b'{"channel":"book"') and self._faults.spoils_book():
            return _CHECKSUM.sub(lambda match: b'"checksum":%d' % (int(match[1]) ^ 1), frame)
        is_update = frame.startswith(b'{"channel":"trade","type":"update"')
        if is_update and self._faults.faults.missing_trades is not None:
            trades = msgspec.json.decode(frame, type=_Trades).data
            kept = [trade for trade in trades if not self._faults.loses_trade()]
            return data_frame("trade", "update", kept) if kept else None
        return frame
