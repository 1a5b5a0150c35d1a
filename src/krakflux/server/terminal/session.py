"""`/api/krakflux/session` and `/signin`: what the page asks before it knows who it talks to."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from krakflux.errors import KrakfluxError, UnauthorizedError
from krakflux.server.access import UNAUTHORIZED, Caller, ServicesDependency
from krakflux.server.authentication import authenticate
from krakflux.server.documents import Document, DocumentRoute
from krakflux.server.gate import session_cookie
from krakflux.server.ports import Mode
from krakflux.server.sign_in import client_address
from krakflux.server.terminal.status import first_organization
from krakflux.server.work import WorkersDependency

router = APIRouter(prefix="/api/krakflux", tags=["terminal"], route_class=DocumentRoute)


class OrganizationName(Document):
    """The organization that the page opens."""

    id: str
    name: str


class SessionDocument(Document):
    """Who the page's reader is, and how they may sign in.

    Without `password_needed` nobody has a password: a sign-in code is the only way in.
    """

    authenticated: bool
    setup_allowed: bool
    mode: Mode
    user: str | None
    organization: OrganizationName | None
    password_needed: bool


class SignInCode(Document):
    """A single-use code."""

    code: str


@router.get("/session")
async def read_session(request: Request, services: ServicesDependency) -> SessionDocument:
    """Tell whether the reader is signed in."""
    caller = _caller(request, services)
    organization = None if caller is None else first_organization(services, caller)
    users = services.catalog.snapshot.users.values()
    return SessionDocument(
        authenticated=caller is not None,
        setup_allowed=services.catalog.onboarding.is_allowed(),
        mode=services.mode,
        user=None if caller is None else caller.user.name,
        organization=(
            None
            if organization is None
            else OrganizationName(id=organization.id, name=organization.name)
        ),
        password_needed=any(user.has_password for user in users),
    )


@router.post("/signin", status_code=204)
async def redeem_code(
    code: SignInCode, request: Request, services: ServicesDependency, workers: WorkersDependency
) -> Response:
    """Start a session for a sign-in code; it works once."""
    throttle, address = request.app.state.throttle, f"address {client_address(request)}"
    throttle.check(address)
    user_id = services.sign_in_codes.redeem(code.code)
    if user_id is None or user_id not in services.catalog.snapshot.users:
        throttle.note_failure(address)
        raise UnauthorizedError(
            UNAUTHORIZED, hint="the code was used or is unknown; a new start prints a new one"
        )
    key, session = await workers.other(services.catalog.sessions.start, user_id)
    cookie = session_cookie(key, session, request.scope["scheme"])
    return Response(status_code=204, headers={"Set-Cookie": cookie})


def _caller(request: Request, services: ServicesDependency) -> Caller | None:
    try:
        return authenticate(services.catalog, request.headers)
    except KrakfluxError:
        return None
