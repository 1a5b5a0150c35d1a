"""The headers of every response: InfluxDB's version, cross-origin rules, protection in browsers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers
from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["INFLUXDB_BUILD", "INFLUXDB_VERSION", "TERMINAL_PREFIX", "HeaderMiddleware"]

# Clients read features off this version, so it is InfluxDB's, not ours.
INFLUXDB_VERSION: Final = "v2.7.12"
INFLUXDB_BUILD: Final = "OSS"
TERMINAL_PREFIX: Final = "/api/krakflux/"

_EVERYWHERE: Final = (
    (b"X-Influxdb-Build", INFLUXDB_BUILD.encode()),
    (b"X-Influxdb-Version", INFLUXDB_VERSION.encode()),
    (b"X-Content-Type-Options", b"nosniff"),
    (b"Referrer-Policy", b"no-referrer"),
)
_PREFLIGHT: Final = {
    "Access-Control-Allow-Methods": "POST, GET, OPTIONS, PUT, DELETE, PATCH",
    "Access-Control-Allow-Headers": (
        "Accept, Content-Type, Content-Length, Accept-Encoding, Authorization, User-Agent"
    ),
}


class HeaderMiddleware:
    """Adds the headers, answers preflights, and writes header names in their usual case.

    Any origin may call InfluxDB's own routes with a token, as with InfluxDB; credentials are never
    allowed across origins. The terminal's routes belong to its page alone.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        origin = Headers(scope=scope).get("origin")
        is_shared = origin is not None and not scope["path"].startswith(TERMINAL_PREFIX)
        extra = list(_EVERYWHERE)
        if is_shared and origin is not None:
            extra.append((b"Access-Control-Allow-Origin", origin.encode("latin-1")))
            extra.append((b"Vary", b"Origin"))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                named = [(_usual_case(name), value) for name, value in message["headers"]]
                message = {**message, "headers": [*named, *extra]}
            await send(message)

        if is_shared and scope["method"] == "OPTIONS":
            preflight = Response(status_code=204, headers=_PREFLIGHT)
            await preflight(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)


@cache
def _usual_case(name: bytes) -> bytes:
    return b"-".join(part.capitalize() for part in name.split(b"-"))
