"""`/api/v2/signin` and `/api/v2/signout`: sessions of browsers."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from krakflux.errors import UnauthorizedError
from krakflux.server.access import UNAUTHORIZED, ServicesDependency
from krakflux.server.authentication import session_key
from krakflux.server.gate import session_cookie
from krakflux.server.sign_in import client_address, verify_basic
from krakflux.server.work import WorkersDependency

router = APIRouter(prefix="/api/v2", tags=["sessions"])


@router.post("/signin", status_code=204)
async def sign_in(
    request: Request, services: ServicesDependency, workers: WorkersDependency
) -> Response:
    """Start a session for the name and password of a Basic authorization."""
    catalog, throttle = services.catalog, request.app.state.throttle
    address = client_address(request)
    user = await verify_basic(request.headers, address, catalog, throttle, workers)
    key, session = await workers.other(catalog.sessions.start, user.id)
    cookie = session_cookie(key, session, request.scope["scheme"])
    return Response(status_code=204, headers={"Set-Cookie": cookie})


@router.post("/signout", status_code=204)
async def sign_out(
    request: Request, services: ServicesDependency, workers: WorkersDependency
) -> Response:
    """End the session of the cookie."""
    key = session_key(request.headers)
    session = None if key is None else services.catalog.sessions.find(key)
    if session is None:
        raise UnauthorizedError(UNAUTHORIZED)
    await workers.other(services.catalog.sessions.end, session)
    return Response(status_code=204)
