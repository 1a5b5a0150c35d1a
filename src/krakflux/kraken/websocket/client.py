"""Keeps one WebSocket to Kraken open: subscribes, listens, notices silence, connects again."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import random
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI

from krakflux.kraken.rest import KIND_HEADER, TIME_HEADER, USER_AGENT, ExchangeKind
from krakflux.kraken.websocket.messages import Pong, StatusMessage, SubscriptionAnswer
from krakflux.kraken.websocket.pacing import ConnectPacer
from krakflux.kraken.websocket.parse import MalformedFrameError, parse_frame
from krakflux.kraken.websocket.requests import ping_request
from krakflux.kraken.websocket.stream import Link, StreamState, StreamStatus
from krakflux.kraken.websocket.subscriptions import SubscriptionBook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from websockets.asyncio.client import ClientConnection

    from krakflux.clock import Clock
    from krakflux.kraken.websocket.requests import Channel
    from krakflux.kraken.websocket.stream import FrameRecorder, StreamListener, StreamSettings

__all__ = ["StreamClient"]

_LOG: Final = logging.getLogger(__name__)

# The snapshot of all instruments is close to a megabyte.
_LARGEST_FRAME: Final = 32 << 20
_FRAMES_IN_WAIT: Final = 1_024


class StreamClient:
    """One connection at a time, whatever happens to it; subscriptions are made again on each.

    Args:
        settings: Where to.
        wanted: The channels, each with its pairs.
        listener: Takes the messages.
        clock: Stamps them.
        recorder: Keeps the frames themselves.
    """

    def __init__(
        self,
        settings: StreamSettings,
        wanted: Sequence[tuple[Channel, Sequence[str]]],
        listener: StreamListener,
        clock: Clock,
        recorder: FrameRecorder | None = None,
    ) -> None:
        self._settings = settings
        self._listener = listener
        self._clock = clock
        self._recorder = recorder
        self._subscriptions = SubscriptionBook(wanted, settings.asset_class)
        self._pacer = ConnectPacer(settings.backoff)
        self._status = StreamStatus(StreamState.CONNECTING, clock.now())
        self._socket: ClientConnection | None = None
        self._cause = ""
        self._heard_s = 0.0
        self._repairs: set[asyncio.Task[None]] = set()

    def status(self) -> StreamStatus:
        return self._status

    def resubscribe(self, channel: str, pair: str) -> None:
        """End a subscription and make it again, so that a new snapshot comes."""
        requests = self._subscriptions.renew(channel, pair)
        if self._socket is not None and requests:
            task = asyncio.create_task(_send(self._socket, requests))
            self._repairs.add(task)
            task.add_done_callback(self._repairs.discard)

    async def run(self, stop: asyncio.Event) -> None:
        """Stream until `stop` is set; never raises for a failure."""
        stopped = asyncio.create_task(stop.wait())
        loop = asyncio.get_running_loop()
        try:
            while not stop.is_set():
                pause_s = self._pacer.pause_s(loop.time(), random.random())
                if pause_s > 0:
                    await asyncio.wait({stopped}, timeout=pause_s)
                if not stop.is_set():
                    await self._connect_once(stopped)
        finally:
            stopped.cancel()

    async def _connect_once(self, stopped: asyncio.Task[bool]) -> None:
        self._pacer.connecting(asyncio.get_running_loop().time())
        session = asyncio.create_task(self._open_and_listen())
        try:
            await asyncio.wait({session, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if not session.done():
                return
            cause = session.result()
        except Exception:
            _LOG.exception("%s: a message could not be handled", self._settings.url)
            cause = "a message could not be handled"
        finally:
            await _end(session)
        self._pacer.failed(is_maintenance=self._status.system == "maintenance")
        self._note_end(cause)
        _LOG.warning("%s: %s; connecting again", self._settings.url, cause)

    async def _open_and_listen(self) -> str:
        """Open a connection and listen until it ends; gives the cause."""
        try:
            socket = await connect(
                self._settings.url,
                user_agent_header=USER_AGENT,
                open_timeout=self._settings.answer_s,
                ping_interval=None,  # pings of the protocol above tell more
                close_timeout=1.0,
                compression=None,
                max_size=_LARGEST_FRAME,
                max_queue=_FRAMES_IN_WAIT,
            )
        except (OSError, TimeoutError, InvalidHandshake, InvalidURI, ValueError) as error:
            return f"no connection: {_reason(error)}"
        self._cause = ""
        self._socket = socket
        self._heard_s = asyncio.get_running_loop().time()
        self._status = replace(self._status, connections=self._status.connections + 1)
        self._listener.connected(_link_of(socket))
        keeper = asyncio.create_task(self._keep(socket))
        cause = "the collector was stopped"
        try:
            cause = await self._listen(socket)
        finally:
            self._socket = None
            self._note_end(cause)
            self._listener.disconnected(cause)
            await _end(keeper)
            socket.transport.abort()
        return cause

    async def _listen(self, socket: ClientConnection) -> str:
        try:
            await _send(socket, self._subscriptions.all_requests())
            while True:
                frame = await socket.recv(decode=False)
                await self._take(frame)
        except ConnectionClosed as error:
            return self._cause or f"the connection ended: {_reason(error)}"

    async def _take(self, frame: bytes) -> None:
        time = self._clock.now()
        if self._recorder is not None:
            self._recorder.record(frame, time, self._status.connections)
        try:
            message = parse_frame(frame)
        except MalformedFrameError as error:
            self._listener.malformed(error)
            return
        match message:
            case Pong():
                if self._subscriptions.has_granted:
                    return
            case SubscriptionAnswer():
                self._note_answer(message)
            case StatusMessage(data=[status, *_]):
                self._status = replace(
                    self._status,
                    system=status.system,
                    maintenance=tuple(status.upcoming_maintenance),
                )
        self._heard_s = asyncio.get_running_loop().time()
        await self._listener.received(message, time)

    def _note_answer(self, answer: SubscriptionAnswer) -> None:
        channel = self._subscriptions.note(answer)
        if not answer.success:
            self._listener.refused(channel, answer.pair, answer.error or "no reason given")
        elif self._subscriptions.has_granted and self._status.state is not StreamState.LIVE:
            self._pacer.worked()
            self._enter(StreamState.LIVE)

    async def _keep(self, socket: ClientConnection) -> None:
        """Ping, ask again for what was refused, and end a connection that fell silent."""
        loop = asyncio.get_running_loop()
        opened_s = pinged_s = rechecked_s = loop.time()
        step_s = min(self._settings.silence_s, self._settings.ping_s) / 4
        with suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(step_s)
                now_s = loop.time()
                if now_s - self._heard_s > self._settings.silence_s:
                    self._give_up(socket, f"silent for {self._settings.silence_s:g} s")
                if now_s - opened_s > self._settings.answer_s and self._subscriptions.has_pending:
                    await _send(socket, self._subscriptions.pending_requests())
                    opened_s = now_s
                if now_s - pinged_s > self._ping_s():
                    pinged_s = now_s
                    await socket.send(ping_request(self._subscriptions.next_id()), text=True)
                if now_s - rechecked_s > self._settings.recheck_s:
                    rechecked_s = now_s
                    await _send(socket, self._subscriptions.refused_requests())

    def _ping_s(self) -> float:
        # Kraken sends heartbeats only to who subscribed: without, answers to pings are the life.
        if self._subscriptions.has_granted:
            return self._settings.ping_s
        return min(self._settings.ping_s, self._settings.silence_s / 2)

    def _give_up(self, socket: ClientConnection, cause: str) -> None:
        # A stalled peer would not answer a closing handshake either.
        self._cause = cause
        socket.transport.abort()

    def _note_end(self, cause: str) -> None:
        self._status = replace(self._status, error=cause)
        self._enter(StreamState.WAITING)

    def _enter(self, state: StreamState) -> None:
        if self._status.state is not state:
            self._status = replace(self._status, state=state, since=self._clock.now())
            if state is StreamState.LIVE:
                self._status = replace(self._status, error=None)


async def _send(socket: ClientConnection, requests: Sequence[bytes]) -> None:
    with suppress(ConnectionClosed):
        for request in requests:
            await socket.send(request, text=True)


async def _end(task: asyncio.Task[object]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def _link_of(socket: ClientConnection) -> Link:
    headers = socket.response.headers if socket.response is not None else {}
    try:
        kind = ExchangeKind(headers.get(KIND_HEADER, ExchangeKind.LIVE))
    except ValueError:
        kind = ExchangeKind.REPLAY
    return Link(kind, TIME_HEADER in headers)


def _reason(error: Exception) -> str:
    if isinstance(error, ConnectionClosed) and error.rcvd is not None:
        return f"the exchange closed it with {error.rcvd}"
    # asyncio words a refused connection as a call of its own.
    if isinstance(error, OSError) and error.errno is not None and error.errno in errno.errorcode:
        return os.strerror(error.errno)
    return str(error) or type(error).__name__
