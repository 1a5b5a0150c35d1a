"""The gate before every route: path, host, credentials. Routes are closed unless listed here."""

from __future__ import annotations

from email.utils import formatdate
from typing import TYPE_CHECKING, Final

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders, QueryParams

from krakflux.errors import KrakfluxError
from krakflux.model.time import SECOND
from krakflux.server.authentication import (
    SESSION_COOKIE,
    authenticate,
    authenticate_v1,
    session_key,
)
from krakflux.server.errors import internal_error, render
from krakflux.server.origins import check_host, check_origin

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from krakflux.catalog.records import Session
    from krakflux.server.access import Caller
    from krakflux.server.ports import Services

__all__ = ["PUBLIC", "FaultMiddleware", "GateMiddleware", "is_public", "session_cookie"]

# Open to callers without credentials; they check the origin, and credentials where they take any.
PUBLIC: Final = frozenset(
    {
        ("GET", "/api/v2"),
        ("GET", "/api/v2/setup"),
        ("GET", "/api/v2/swagger.json"),
        ("POST", "/api/v2/setup"),
        ("POST", "/api/v2/signin"),
        ("POST", "/api/v2/signout"),
        ("GET", "/api/krakflux/session"),
        ("POST", "/api/krakflux/signin"),
    }
)
# The caller's name and password come with the request itself.
_BASIC: Final = "/password"
_V1_PATHS: Final = frozenset({"/write", "/query"})
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class FaultMiddleware:
    """Turns whatever the inner application raises into a response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_started = False

        async def send_and_note(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as error:
            if has_started:
                raise
            if not isinstance(error, KrakfluxError):
                error = internal_error(error, f"{scope['method']} {scope['path']!r}")
            await render(error)(scope, receive, send)


class GateMiddleware:
    """Lets a request pass to its route with its `caller` in the scope, or refuses it.

    A trailing slash is stripped first. Sessions in use are renewed here, the cookie with them.
    """

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        local_address = (scope.get("server") or ("",))[0]
        check_host(headers, local_address, self._services.allowed_hosts)
        path = scope["path"] = scope["path"].rstrip("/") or "/"
        if path in _V1_PATHS or path == "/api" or path.startswith("/api/"):
            caller = self._identify(scope, headers)
            scope["caller"] = caller
            if caller is not None and caller.session is not None:
                send = await self._renewing(caller.session, scope, send)
        await self._app(scope, receive, send)

    def _identify(self, scope: Scope, headers: Headers) -> Caller | None:
        method, path = scope["method"], scope["path"]
        if is_public(method, path, headers):
            if method not in _SAFE_METHODS:
                check_origin(headers)
            return None
        if path in _V1_PATHS:
            parameters = QueryParams(scope["query_string"])
            return authenticate_v1(self._services.catalog, headers, parameters)
        caller = authenticate(self._services.catalog, headers)
        if caller.session is not None and method not in _SAFE_METHODS:
            check_origin(headers)
        return caller

    async def _renewing(self, session: Session, scope: Scope, send: Send) -> Send:
        sessions = self._services.catalog.sessions
        if not sessions.is_due(session):
            return send
        renewed = await to_thread.run_sync(sessions.renew, session)
        key = session_key(Headers(scope=scope)) or ""
        cookie = session_cookie(key, renewed, scope["scheme"])

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", cookie)
            await send(message)

        return send_with_cookie


def is_public(method: str, path: str, headers: Headers) -> bool:
    """Tell whether a route is open to callers without a token or a session."""
    if (method, path) in PUBLIC:
        return True
    is_basic = headers.get("authorization", "").lower().startswith("basic ")
    return is_basic and method == "PUT" and path.endswith(_BASIC)


def session_cookie(key: str, session: Session, scheme: str) -> str:
    """Render the session's cookie for `Set-Cookie`; it reaches the API's paths alone."""
    expires = formatdate(session.expires_at / SECOND, usegmt=True)
    cookie = f"{SESSION_COOKIE}={key}; Path=/api/; Expires={expires}; HttpOnly; SameSite=Strict"
    return f"{cookie}; Secure" if scheme == "https" else cookie
