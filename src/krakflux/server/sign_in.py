"""Signing in by name and password: checked on a worker thread, throttled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.catalog.records import Status
from krakflux.errors import ForbiddenError, UnauthorizedError
from krakflux.server.access import UNAUTHORIZED
from krakflux.server.authentication import parse_basic

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.requests import Request

    from krakflux.catalog import Catalog
    from krakflux.catalog.records import User
    from krakflux.server.throttle import SignInThrottle
    from krakflux.server.work import Workers

__all__ = ["client_address", "verify_basic"]


async def verify_basic(
    headers: Headers, address: str, catalog: Catalog, throttle: SignInThrottle, workers: Workers
) -> User:
    """Find the user whose name and password a Basic authorization carries.

    Raises:
        UnauthorizedError: missing or wrong.
        ForbiddenError: the user is inactive.
        TooManyRequestsError: after too many wrong ones.
    """
    credentials = parse_basic(headers)
    if credentials is None:
        raise UnauthorizedError(UNAUTHORIZED)
    name, password = credentials
    keys = (f"address {address}", f"user {name}")
    throttle.check(*keys)
    user = await workers.other(catalog.users.authenticate, name, password)
    if user is None:
        throttle.note_failure(*keys)
        raise UnauthorizedError(UNAUTHORIZED)
    if user.status is not Status.ACTIVE:
        raise ForbiddenError("User is inactive")
    return user


def client_address(request: Request) -> str:
    """Give the address a request comes from."""
    return request.client.host if request.client else ""
