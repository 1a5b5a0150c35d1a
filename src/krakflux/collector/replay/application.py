"""The replay's face: Kraken's public REST methods over any `Market`, and its WebSocket v2."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route, WebSocketRoute

from krakflux.clock import SystemClock
from krakflux.collector.replay.clock import ReplayClock
from krakflux.collector.replay.faults import AnswerFault, FaultInjector, Faults
from krakflux.collector.replay.library import open_library
from krakflux.collector.replay.methods import Request as MethodRequest
from krakflux.collector.replay.methods import answer
from krakflux.collector.replay.recorded import RecordedMarket, moving_origin, newest_origin
from krakflux.collector.replay.stream.generated import GeneratedSource
from krakflux.collector.replay.stream.session import StreamSession
from krakflux.collector.replay.stream.tape import TapeSource
from krakflux.collector.synthetic import SyntheticMarket
from krakflux.kraken.rest import KIND_HEADER, TIME_HEADER, ExchangeKind
from krakflux.model.time import format_rfc3339

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send
    from starlette.websockets import WebSocket

    from krakflux.clock import Clock
    from krakflux.collector.market import Market
    from krakflux.collector.replay.library import Library
    from krakflux.collector.replay.stream.source import StreamSource

__all__ = ["ReplayApplication", "create_replay_app"]

NO_FAULTS: Final = Faults()


class ReplayApplication:
    """An ASGI application that answers as `https://api.kraken.com` and `wss://ws.kraken.com` do.

    Args:
        market: What answers.
        kind: REPLAY or SIMULATED.
        clock: The replay's clock.
        shows_time: Tell the clock in a header, so that a collector stamps polls with it.
        stream: What is told over WebSocket.
        library: The recordings, for a report of what is and isn't replayed.
        faults: What goes wrong.
    """

    def __init__(
        self,
        market: Market,
        kind: ExchangeKind,
        clock: ReplayClock,
        *,
        shows_time: bool,
        stream: StreamSource,
        library: Library | None = None,
        faults: Faults = NO_FAULTS,
    ) -> None:
        self.market = market
        self.kind = kind
        self.clock = clock
        self.library = library
        self._shows_time = shows_time
        self._stream = stream
        self._faults = FaultInjector(faults)
        self._connections = count(1)
        self._application = Starlette(
            routes=[
                Route("/0/public/{method}", self._serve),
                WebSocketRoute("/v2", self._serve_stream),
                WebSocketRoute("/v2/public", self._serve_stream),
            ]
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._application(scope, receive, send)

    async def _serve(self, request: Request) -> Response:
        method = request.path_params["method"]
        body: dict[str, Any]
        match self._faults.answer_fault():
            case AnswerFault.WEB_PAGE:
                return HTMLResponse("<!DOCTYPE html><title>Just a moment…</title>")
            case AnswerFault.RATE_LIMIT:
                body = {"error": ["EAPI:Rate limit exceeded"]}
            case AnswerFault.UNAVAILABLE if method == "SystemStatus":
                moment = format_rfc3339(self.clock.now())
                body = {"error": [], "result": {"status": "maintenance", "timestamp": moment}}
            case AnswerFault.UNAVAILABLE:
                body = {"error": ["EService:Unavailable"]}
            case None:
                called = MethodRequest(method, dict(request.query_params))
                body = await run_in_threadpool(answer, self.market, called, self.clock)
        headers = self._headers(shows_time=self._shows_time)
        return Response(msgspec.json.encode(body), media_type="application/json", headers=headers)

    async def _serve_stream(self, socket: WebSocket) -> None:
        shown = self._headers(shows_time=self._stream.shows_time)
        headers = [(name.lower().encode(), value.encode()) for name, value in shown.items()]
        await socket.accept(headers=headers)
        number = next(self._connections)
        await StreamSession(socket, self._stream, self._faults, self.clock, number).run()

    def _headers(self, *, shows_time: bool) -> dict[str, str]:
        headers = {KIND_HEADER: self.kind.value}
        return headers | {TIME_HEADER: str(self.clock.now())} if shows_time else headers


def create_replay_app(
    sources: Sequence[Path] = (),
    *,
    synthetic: int | None = None,
    speed: float = 1.0,
    loop: bool = False,
    now: bool = False,
    clock: Clock | None = None,
    faults: Faults = NO_FAULTS,
) -> ReplayApplication:
    """Make the replay of recorded files, or of a generated market.

    Recorded times are kept: where a ticker moves, or where `speed` is not 1, the replay has a
    clock of its own that begins at the first frame of the newest ticker, and shows it in
    `X-Krakflux-Replay-Time` and `/0/public/Time`.

    Args:
        sources: Files and directories of recorded payloads; ignored with `synthetic`.
        synthetic: The seed of a generated market.
        speed: How many times faster than the machine's the replay's clock runs.
        loop: Begin moving tickers again after their last frame.
        now: Shift recorded times so that the first frame is now.
        clock: The machine's clock.
        faults: What goes wrong.

    Raises:
        ConfigurationError: a path doesn't exist, or nothing in them can be replayed.
    """
    machine = clock or SystemClock()
    started = machine.now()
    if synthetic is not None:
        market = SyntheticMarket(synthetic, started)
        own = ReplayClock(machine, started, started, speed)
        shows_time = speed != 1.0
        return ReplayApplication(
            market,
            ExchangeKind.SIMULATED,
            own,
            shows_time=shows_time,
            stream=GeneratedSource(market, own, shows_time=shows_time),
            faults=faults,
        )
    library = open_library(sources)
    has_clock = speed != 1.0 or moving_origin(library) is not None
    origin = newest_origin(library) if has_clock or now else None
    if origin is None:
        origin = started
    own = ReplayClock(machine, started, origin, speed, shift=started - origin if now else 0)
    recorded = RecordedMarket(library, loop=loop, origin=origin)
    stream = TapeSource(
        library.tapes, recorded, machine, speed=speed, loops=loop, is_shifted_to_now=now
    )
    return ReplayApplication(
        recorded,
        ExchangeKind.REPLAY,
        own,
        shows_time=has_clock,
        stream=stream,
        library=library,
        faults=faults,
    )
