"""`/api/live`: lets clients in by token or same-origin session, and serves each of them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect

from krakflux.errors import (
    ForbiddenError,
    InvalidError,
    KrakfluxError,
    NotFoundError,
    TooManyRequestsError,
)
from krakflux.server.access import require_market
from krakflux.server.authentication import authenticate
from krakflux.server.errors import render
from krakflux.server.live.messages import acknowledge, read_live_request, refuse, welcome
from krakflux.server.live.outbox import Outbox
from krakflux.server.origins import check_host, check_origin

if TYPE_CHECKING:
    from krakflux.server.access import Caller
    from krakflux.server.ports import LiveMarket, Services

__all__ = ["LiveConnections", "router"]

router = APIRouter(tags=["terminal"])

# States that change faster are told at this pace.
_PACE_S: Final = 0.02
_RECHECK_S: Final = 60.0
_LONGEST_REQUEST: Final = 64 * 1024
_POLICY: Final = 1008
_TOO_BIG: Final = 1009


class LiveConnections:
    """Counts live connections; used on one event loop.

    Args:
        limit: The most at once.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.count = 0

    def enter(self) -> None:
        """Count one more.

        Raises:
            TooManyRequestsError: the limit is reached.
        """
        if self.count >= self._limit:
            raise TooManyRequestsError(
                f"{self._limit} live connections are open, which is the limit"
            )
        self.count += 1

    def leave(self) -> None:
        """Count one less."""
        self.count -= 1


@router.websocket("/api/live")
async def live(socket: WebSocket) -> None:
    """Tell a client what changes, until it leaves or may no longer know."""
    services: Services = socket.app.state.services
    connections: LiveConnections = socket.app.state.live_connections
    try:
        market = _let_in(socket, services)
        connections.enter()
    except KrakfluxError as error:
        await socket.send_denial_response(render(error))
        return
    try:
        await socket.accept()
        await _serve(socket, services, market)
    finally:
        connections.leave()


def _let_in(socket: WebSocket, services: Services) -> LiveMarket:
    local_address = (socket.scope.get("server") or ("",))[0]
    check_host(socket.headers, local_address, services.allowed_hosts)
    caller = _identify(socket, services)
    if services.live is None:
        raise NotFoundError("this process collects no market data")
    require_market(caller, services)
    return services.live


def _identify(socket: WebSocket, services: Services) -> Caller:
    caller = authenticate(services.catalog, socket.headers)
    if caller.session is not None:
        # Browsers send cookies along with any page's WebSocket, but never without its origin.
        if "origin" not in socket.headers:
            raise ForbiddenError("a session needs an origin; programs use a token")
        check_origin(socket.headers)
    return caller


async def _serve(socket: WebSocket, services: Services, market: LiveMarket) -> None:
    outbox = Outbox(market, services.limits.live_subscriptions)
    stop_listening = market.listen(outbox.note)
    tasks = [
        asyncio.create_task(work)
        for work in (
            _take_requests(socket, market, outbox),
            _tell(socket, outbox),
            _recheck(socket, services),
        )
    ]
    try:
        await socket.send_text(welcome(tuple(market.pairs)))
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            with suppress(WebSocketDisconnect):
                task.result()
    except WebSocketDisconnect:
        pass
    finally:
        stop_listening()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _take_requests(socket: WebSocket, market: LiveMarket, outbox: Outbox) -> None:
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text") or message.get("bytes") or b""
        if len(text) > _LONGEST_REQUEST:
            await socket.close(_TOO_BIG, "the message is too long")
            return
        await socket.send_text(_answer(text, market, outbox))


def _answer(text: str | bytes, market: LiveMarket, outbox: Outbox) -> str:
    request_id = None
    try:
        request = read_live_request(text)
        request_id = request.id
        if request.method != "ping":
            wanted = request.wanted(tuple(market.pairs))
            if request.method == "unsubscribe":
                outbox.unsubscribe(wanted)
            elif outbox.has_room(wanted):
                outbox.subscribe(wanted)
            else:
                raise InvalidError("that is more subscriptions than one connection may have")
        return acknowledge(request, len(outbox))
    except InvalidError as error:
        return refuse(error.message, request_id)


async def _tell(socket: WebSocket, outbox: Outbox) -> None:
    while True:
        await outbox.has_news.wait()
        for message in outbox.take():
            # Waits while the client does not read: changes meanwhile become one.
            await socket.send_text(message)
        await asyncio.sleep(_PACE_S)


async def _recheck(socket: WebSocket, services: Services) -> None:
    """End the connection when its token or session ends."""
    while True:
        await asyncio.sleep(_RECHECK_S)
        try:
            require_market(_identify(socket, services), services)
        except KrakfluxError as error:
            await socket.close(_POLICY, error.message)
            return
