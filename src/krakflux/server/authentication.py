"""Finding out who calls: tokens, session cookies, and the old user-and-password forms of v1."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final

from krakflux.catalog.records import Status
from krakflux.errors import ForbiddenError, UnauthorizedError
from krakflux.server.access import UNAUTHORIZED, Caller

if TYPE_CHECKING:
    from starlette.datastructures import Headers, QueryParams

    from krakflux.catalog import Catalog
    from krakflux.catalog.records import User

__all__ = [
    "SESSION_COOKIE",
    "authenticate",
    "authenticate_session",
    "authenticate_v1",
    "parse_basic",
    "session_key",
]

SESSION_COOKIE: Final = "influxdb-oss-session"

_TOKEN_SCHEMES: Final = frozenset({"token", "bearer"})


def authenticate(catalog: Catalog, headers: Headers) -> Caller:
    """Identify the caller of an `/api/v2` route, without touching the database.

    Raises:
        UnauthorizedError: no credentials, unknown ones, or an inactive token.
        ForbiddenError: the user is inactive.
    """
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    if scheme.lower() in _TOKEN_SCHEMES:
        return _authenticate_token(catalog, credentials.strip())
    return authenticate_session(catalog, headers)


def authenticate_v1(catalog: Catalog, headers: Headers, parameters: QueryParams) -> Caller:
    """Identify the caller of a v1 route; a password there is a token.

    Raises:
        UnauthorizedError: as for `authenticate`.
        ForbiddenError: as for `authenticate`.
    """
    if "p" in parameters:
        return _authenticate_token(catalog, parameters["p"])
    basic = parse_basic(headers)
    if basic is not None:
        return _authenticate_token(catalog, basic[1])
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    if scheme.lower() == "token" and ":" in credentials:
        token = credentials.strip()
        if catalog.authorizations.find(token) is None:
            return _authenticate_token(catalog, token.partition(":")[2])
    return authenticate(catalog, headers)


def authenticate_session(catalog: Catalog, headers: Headers) -> Caller:
    """Identify the caller by the session cookie alone.

    Raises:
        UnauthorizedError: no live session.
        ForbiddenError: the user is inactive.
    """
    key = session_key(headers)
    session = None if key is None else catalog.sessions.find(key)
    user = None if session is None else catalog.snapshot.users.get(session.user_id)
    if session is None or user is None:
        raise UnauthorizedError(UNAUTHORIZED)
    _check_active(user)
    return Caller(user, catalog.snapshot.permissions_of(user), session=session)


def session_key(headers: Headers) -> str | None:
    """Read the session's key; attributes of a Set-Cookie that a client echoes are skipped."""
    for part in headers.get("cookie", "").split(";"):
        name, _, value = part.strip().partition("=")
        if name == SESSION_COOKIE:
            return value.strip('"')
    return None


def parse_basic(headers: Headers) -> tuple[str, str] | None:
    """Read name and password of a Basic authorization; None where there is none."""
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        decoded = base64.b64decode(credentials.strip(), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    name, separator, password = decoded.partition(":")
    return (name, password) if separator else None


def _authenticate_token(catalog: Catalog, token: str) -> Caller:
    authorization = catalog.authorizations.find(token)
    user = None
    if authorization is not None:
        user = catalog.snapshot.users.get(authorization.user_id)
    if authorization is None or user is None:
        raise UnauthorizedError(UNAUTHORIZED)
    if authorization.status is not Status.ACTIVE:
        raise UnauthorizedError("token is inactive")
    _check_active(user)
    return Caller(user, authorization.permissions, authorization=authorization)


def _check_active(user: User) -> None:
    if user.status is not Status.ACTIVE:
        raise ForbiddenError("User is inactive")
