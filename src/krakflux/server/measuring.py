"""Counts requests and their time, by route rather than by path."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from krakflux.server.metrics import Metrics

__all__ = ["MeasuringMiddleware"]


class MeasuringMiddleware:
    """Feeds the request metrics; unknown paths share one label, so they can't flood them."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 499

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        start = time.perf_counter()
        try:
            await self._app(scope, receive, send_and_note)
        finally:
            # The router notes in the scope which route it took.
            path = getattr(scope.get("route"), "path", "other")
            labels = {"method": scope["method"], "path": path}
            seconds = time.perf_counter() - start
            self._metrics.requests.add(1, **labels, response_code=str(status))
            self._metrics.durations.observe(seconds, **labels)
