"""`/api/v2/authorizations`: tokens. A token's text is in the answer that makes it, nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from krakflux.catalog.authorizations import AuthorizationChanges, AuthorizationDraft
from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType
from krakflux.catalog.records import Status
from krakflux.errors import InvalidError, NotFoundError
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import Caller, CallerDependency, ServicesDependency, user_resource
from krakflux.server.directory import find_bucket
from krakflux.server.documents import Document, DocumentRoute, to_rfc3339
from krakflux.server.v2.users import SelfLink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.catalog.records import Authorization
    from krakflux.catalog.snapshot import Snapshot

router = APIRouter(
    prefix="/api/v2/authorizations", tags=["authorizations"], route_class=DocumentRoute
)


class ResourceDocument(Document):
    """Which resources a permission is for: one id, one organization's, or all of a type."""

    type: str
    id: str | None = None
    name: str | None = None
    orgID: str | None = None
    org: str | None = None


class PermissionDocument(Document):
    """An action on resources."""

    action: str
    resource: ResourceDocument


class AuthorizationLinks(Document):
    """Where an authorization and its user are."""

    self: str
    user: str


class AuthorizationDocument(Document):
    """A token's record; `token` is there in the answer that makes it only."""

    id: str
    token: str | None
    status: Status
    description: str
    orgID: str
    org: str
    userID: str
    user: str
    permissions: list[PermissionDocument]
    links: AuthorizationLinks
    createdAt: str
    updatedAt: str


class AuthorizationList(Document):
    """All authorizations asked for."""

    links: SelfLink
    authorizations: list[AuthorizationDocument]


class NewAuthorization(Document):
    """A token to be made."""

    orgID: str = ""
    userID: str | None = None
    description: str | None = None
    status: Status | None = None
    permissions: list[PermissionDocument] | None = None


class AuthorizationPatch(Document):
    """What to change in an authorization."""

    status: Status | None = None
    description: str | None = None


@router.get("", response_model_exclude_none=True)
def list_authorizations(
    request: Request, caller: CallerDependency, services: ServicesDependency
) -> AuthorizationList:
    """List the authorizations that the caller may see."""
    parameters = request.query_params
    catalog = services.catalog
    found = list(catalog.snapshot.authorizations.values())
    if parameters.get("token"):
        match = catalog.authorizations.find(parameters["token"])
        found = [each for each in found if each == match]
    found = _select(catalog.snapshot, parameters, found)
    documents = [
        authorization_document(catalog.snapshot, each)
        for each in found
        if _is_visible(caller, each)
    ]
    return AuthorizationList(
        links=SelfLink(self="/api/v2/authorizations"), authorizations=documents
    )


@router.post("", status_code=201, response_model_exclude_none=True)
def create_authorization(
    new: NewAuthorization, caller: CallerDependency, services: ServicesDependency
) -> AuthorizationDocument:
    """Make a token that can do no more than its maker."""
    if not new.permissions:
        raise InvalidError("authorization must include permissions")
    if not new.orgID:
        raise InvalidError("org id required")
    catalog = services.catalog
    organization = catalog.organizations.get(parse_identifier(new.orgID))
    user = caller.user if not new.userID else catalog.users.get(parse_identifier(new.userID))
    caller.require(
        Action.WRITE, Resource(ResourceType.AUTHORIZATIONS, organization_id=organization.id)
    )
    caller.require(Action.WRITE, user_resource(user.id))
    permissions = tuple(_permission(catalog.snapshot, each) for each in new.permissions)
    caller.require_held(permissions)
    authorization, token = catalog.authorizations.create(
        AuthorizationDraft(
            organization_id=organization.id,
            user_id=user.id,
            permissions=permissions,
            description=new.description or "",
            status=new.status or Status.ACTIVE,
        )
    )
    return authorization_document(catalog.snapshot, authorization, token)


@router.get("/{identifier}", response_model_exclude_none=True)
def read_authorization(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> AuthorizationDocument:
    """Show an authorization."""
    authorization = services.catalog.authorizations.get(parse_identifier(identifier))
    _require(caller, Action.READ, authorization)
    return authorization_document(services.catalog.snapshot, authorization)


@router.patch("/{identifier}", response_model_exclude_none=True)
def update_authorization(
    identifier: str,
    patch: AuthorizationPatch,
    caller: CallerDependency,
    services: ServicesDependency,
) -> AuthorizationDocument:
    """Describe, activate or deactivate a token."""
    authorization = services.catalog.authorizations.get(parse_identifier(identifier))
    _require(caller, Action.WRITE, authorization)
    changes = AuthorizationChanges(patch.description, patch.status)
    changed = services.catalog.authorizations.update(identifier, changes)
    return authorization_document(services.catalog.snapshot, changed)


@router.delete("/{identifier}", status_code=204)
def delete_authorization(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Revoke a token."""
    authorization = services.catalog.authorizations.get(parse_identifier(identifier))
    _require(caller, Action.WRITE, authorization)
    services.catalog.authorizations.delete(identifier)
    return Response(status_code=204)


def authorization_document(
    snapshot: Snapshot, authorization: Authorization, token: str | None = None
) -> AuthorizationDocument:
    """Render an authorization; `token` is the text of one that was just made."""
    own = f"/api/v2/authorizations/{authorization.id}"
    return AuthorizationDocument(
        id=authorization.id,
        token=token,
        status=authorization.status,
        description=authorization.description,
        orgID=authorization.organization_id,
        org=snapshot.organizations[authorization.organization_id].name,
        userID=authorization.user_id,
        user=snapshot.users[authorization.user_id].name,
        permissions=[_permission_document(snapshot, each) for each in authorization.permissions],
        links=AuthorizationLinks(self=own, user=f"/api/v2/users/{authorization.user_id}"),
        createdAt=to_rfc3339(authorization.created_at),
        updatedAt=to_rfc3339(authorization.updated_at),
    )


def _permission_document(snapshot: Snapshot, permission: Permission) -> PermissionDocument:
    resource = permission.resource
    organization = snapshot.organizations.get(resource.organization_id or "")
    named = None
    if resource.type is ResourceType.BUCKETS:
        named = snapshot.buckets.get(resource.id or "")
    return PermissionDocument(
        action=permission.action,
        resource=ResourceDocument(
            type=resource.type,
            id=resource.id,
            name=None if named is None else named.name,
            orgID=resource.organization_id,
            org=None if organization is None else organization.name,
        ),
    )


def _permission(snapshot: Snapshot, document: PermissionDocument) -> Permission:
    try:
        action = Action(document.action)
    except ValueError:
        raise InvalidError("unknown action for permission") from None
    wanted = document.resource
    try:
        kind = ResourceType(wanted.type)
    except ValueError:
        raise InvalidError("unknown resource type for permission") from None
    organization_id = parse_identifier(wanted.orgID) if wanted.orgID else None
    identifier = parse_identifier(wanted.id) if wanted.id else None
    if identifier is None and wanted.name:
        identifier = _named(snapshot, kind, organization_id, wanted.name)
    return Permission(action, Resource(kind, identifier, organization_id))


def _named(snapshot: Snapshot, kind: ResourceType, organization_id: str | None, name: str) -> str:
    # A name that were ignored would make the token hold the whole type.
    if kind is not ResourceType.BUCKETS or organization_id is None:
        raise InvalidError("a permission names its resource by id")
    return find_bucket(snapshot, organization_id, name).id


def _select(
    snapshot: Snapshot, parameters: Mapping[str, str], found: list[Authorization]
) -> list[Authorization]:
    for key, field in (("id", "id"), ("userID", "user_id"), ("orgID", "organization_id")):
        if parameters.get(key):
            wanted = parse_identifier(parameters[key])
            found = [each for each in found if getattr(each, field) == wanted]
    if parameters.get("user"):
        user = snapshot.user_names.get(parameters["user"])
        if user is None:
            raise NotFoundError("user not found")
        found = [each for each in found if each.user_id == user.id]
    if parameters.get("org"):
        name = parameters["org"]
        organization = snapshot.organization_names.get(name)
        if organization is None:
            raise NotFoundError(f'organization name "{name}" not found')
        found = [each for each in found if each.organization_id == organization.id]
    return found


def _resource(authorization: Authorization) -> Resource:
    return Resource(ResourceType.AUTHORIZATIONS, authorization.id, authorization.organization_id)


def _is_visible(caller: Caller, authorization: Authorization) -> bool:
    return caller.may(Action.READ, _resource(authorization)) and caller.may(
        Action.READ, user_resource(authorization.user_id)
    )


def _require(caller: Caller, action: Action, authorization: Authorization) -> None:
    caller.require(action, _resource(authorization))
    caller.require(action, user_resource(authorization.user_id))
