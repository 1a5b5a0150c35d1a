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
    (b"x-influxdb-build", INFLUXDB_BUILD.encode()),
    (b"x-influxdb-version", INFLUXDB_VERSION.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
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
                headers = (*message["headers"], *extra)
                named = [(_usual_case(name), value) for name, value in headers]
                message = {**message, "headers": named}
            await send(message)

        if is_shared and scope["method"] == "OPTIONS":
            preflight = Response(status_code=204, headers=_PREFLIGHT)
            await preflight(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)


class _Name(bytes):
    """A header's name that keeps its case where the HTTP protocol writes names in small letters."""

    def lower(self) -> bytes:
        return self

    def __eq__(self, other: object) -> bool:
        return super().lower() == other

    def __hash__(self) -> int:
        return hash(super().lower())


@cache
def _usual_case(name: bytes) -> bytes:
    return _Name(b"-".join(part.capitalize() for part in name.split(b"-")))
