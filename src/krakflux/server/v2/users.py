"""`/api/v2/users` and `/api/v2/me`: users and their passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.catalog.records import Status
from krakflux.catalog.users import UserChanges
from krakflux.errors import NotFoundError, UnauthorizedError
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import (
    UNAUTHORIZED,
    Caller,
    CallerDependency,
    ServicesDependency,
    user_resource,
)
from krakflux.server.authentication import authenticate_session
from krakflux.server.documents import Document, DocumentRoute
from krakflux.server.paging import PageDependency, PageLinks
from krakflux.server.sign_in import client_address, verify_basic

if TYPE_CHECKING:
    from krakflux.catalog.records import User

router = APIRouter(prefix="/api/v2", tags=["users"], route_class=DocumentRoute)


class SelfLink(Document):
    """Where a resource is."""

    self: str


class UserDocument(Document):
    """A user."""

    links: SelfLink
    id: str
    name: str
    status: Status


class UserList(Document):
    """A page of users."""

    links: PageLinks
    users: list[UserDocument]


class NewUser(Document):
    """A user to be made."""

    name: str = ""
    status: Status = Status.ACTIVE


class UserPatch(Document):
    """What to change in a user."""

    name: str | None = None
    status: Status | None = None


class NewPassword(Document):
    """A password to be set."""

    password: str


@router.get("/me")
async def read_me(caller: CallerDependency) -> UserDocument:
    """Tell the caller who they are."""
    return user_document(caller.user)


@router.get("/users", response_model_exclude_none=True)
def list_users(
    request: Request, caller: CallerDependency, services: ServicesDependency, page: PageDependency
) -> UserList:
    """List the users that the caller may see."""
    snapshot = services.catalog.snapshot
    found = list(snapshot.users.values())
    identifier, name = request.query_params.get("id"), request.query_params.get("name")
    if identifier:
        found = [user for user in found if user.id == parse_identifier(identifier)]
    if name:
        found = [user for user in found if user.name == name]
    if (identifier or name) and not found:
        raise NotFoundError("user not found")
    visible = [user for user in found if caller.may(Action.READ, user_resource(user.id))]
    users = [user_document(user) for user in page.cut(visible)]
    return UserList(links=page.links(len(users)), users=users)


@router.post("/users", status_code=201)
def create_user(
    user: NewUser, caller: CallerDependency, services: ServicesDependency
) -> UserDocument:
    """Make a user without a password."""
    caller.require(Action.WRITE, Resource(ResourceType.USERS))
    return user_document(services.catalog.users.create(user.name, user.status))


@router.get("/users/{identifier}")
def read_user(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> UserDocument:
    """Show a user."""
    caller.require(Action.READ, user_resource(parse_identifier(identifier)))
    return user_document(services.catalog.users.get(identifier))


@router.patch("/users/{identifier}")
def update_user(
    identifier: str, patch: UserPatch, caller: CallerDependency, services: ServicesDependency
) -> UserDocument:
    """Rename, activate or deactivate a user."""
    caller.require(Action.WRITE, user_resource(parse_identifier(identifier)))
    changes = UserChanges(patch.name, patch.status)
    return user_document(services.catalog.users.update(identifier, changes))


@router.delete("/users/{identifier}", status_code=204)
def delete_user(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Delete a user with their tokens and sessions."""
    caller.require(Action.WRITE, user_resource(parse_identifier(identifier)))
    services.catalog.users.delete(identifier)
    services.catalog.sessions.end_others(identifier)
    return Response(status_code=204)


@router.get("/users/{identifier}/permissions")
def list_permissions(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> list[str]:
    """List what a user may do when signed in."""
    caller.require(Action.READ, user_resource(parse_identifier(identifier)))
    user = services.catalog.users.get(identifier)
    return [str(permission) for permission in services.catalog.snapshot.permissions_of(user)]


@router.post("/users/{identifier}/password", status_code=204)
def set_password(
    identifier: str, new: NewPassword, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Set a user's password and end their other sessions."""
    caller.require(Action.WRITE, user_resource(parse_identifier(identifier)))
    services.catalog.users.set_password(identifier, new.password)
    services.catalog.sessions.end_others(identifier, caller.session)
    return Response(status_code=204)


@router.put("/users/{identifier}/password", status_code=204)
async def change_password(
    identifier: str, new: NewPassword, request: Request, services: ServicesDependency
) -> Response:
    """Change one's password, proving the old one, or who one is by a session."""
    caller = await _caller_of_change(request, services)
    if caller.user.id != parse_identifier(identifier):
        raise UnauthorizedError(UNAUTHORIZED)
    return await _change(request, services, caller, new.password)


@router.put("/me/password", status_code=204)
async def change_own_password(
    new: NewPassword, request: Request, services: ServicesDependency
) -> Response:
    """Change one's password, proving the old one, or who one is by a session."""
    caller = await _caller_of_change(request, services)
    return await _change(request, services, caller, new.password)


def user_document(user: User) -> UserDocument:
    """Render a user."""
    return UserDocument(
        links=SelfLink(self=f"/api/v2/users/{user.id}"),
        id=user.id,
        name=user.name,
        status=user.status,
    )


async def _caller_of_change(request: Request, services: ServicesDependency) -> Caller:
    if request.scope.get("caller") is not None:
        return authenticate_session(services.catalog, request.headers)
    state = request.app.state
    user = await verify_basic(
        request.headers, client_address(request), services.catalog, state.throttle, state.workers
    )
    return Caller(user, services.catalog.snapshot.permissions_of(user))


async def _change(
    request: Request, services: ServicesDependency, caller: Caller, password: str
) -> Response:
    workers = request.app.state.workers
    await workers.other(services.catalog.users.set_password, caller.user.id, password)
    await workers.other(services.catalog.sessions.end_others, caller.user.id, caller.session)
    return Response(status_code=204)
