"""`/api/v2/<resources>/{identifier}/members` and `/owners`: who may read or change a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Response

from krakflux.catalog.permissions import Action, ResourceType, organization_permissions
from krakflux.catalog.records import Role, Status
from krakflux.catalog.snapshot import role_actions
from krakflux.errors import InvalidError
from krakflux.model.identifiers import is_identifier, parse_identifier
from krakflux.server.access import (
    CallerDependency,
    ServicesDependency,
    bucket_resource,
    dashboard_resource,
    organization_resource,
)
from krakflux.server.documents import Document, DocumentRoute
from krakflux.server.part_routes import PartRoutes, add_part_routes
from krakflux.server.v2.users import SelfLink

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.catalog import Catalog
    from krakflux.catalog.permissions import Resource
    from krakflux.catalog.records import User

router = APIRouter(prefix="/api/v2", tags=["members"], route_class=DocumentRoute)


class NewMember(Document):
    """Which user is given the role; a name beside the id is not looked at, as in InfluxDB."""

    id: str = ""


class MemberDocument(Document):
    """A user and the role."""

    role: Role
    links: SelfLink
    id: str
    name: str
    status: Status


class MemberList(Document):
    """All users with the role."""

    links: SelfLink
    users: list[MemberDocument]


def _add_routes(kind: str, role: Role, find: Callable[[Catalog, str], Resource]) -> None:
    def list_members(
        identifier: str, caller: CallerDependency, services: ServicesDependency
    ) -> MemberList:
        """List the users with a role for a resource."""
        resource = find(services.catalog, parse_identifier(identifier))
        caller.require(Action.READ, resource)
        found = services.catalog.members.of_resource(resource.type, identifier, role)
        links = SelfLink(self=f"/api/v2/{kind}s/{identifier}/{role}s")
        return MemberList(links=links, users=[_member_document(user, role) for user in found])

    def add_member(
        identifier: str, new: NewMember, caller: CallerDependency, services: ServicesDependency
    ) -> MemberDocument:
        """Give a user a role for a resource, which grants no more than the caller holds."""
        resource = find(services.catalog, parse_identifier(identifier))
        caller.require(Action.WRITE, resource)
        if resource.type is ResourceType.ORGANIZATIONS:
            caller.require_held(organization_permissions(identifier, role_actions(role)))
        else:
            caller.require(Action.READ, resource)
        if not is_identifier(new.id):
            raise InvalidError("user id missing or invalid")
        user = services.catalog.members.add(resource.type, identifier, new.id, role)
        return _member_document(user, role)

    def remove_member(
        identifier: str,
        part_identifier: str,
        caller: CallerDependency,
        services: ServicesDependency,
    ) -> Response:
        """Take a role for a resource from a user."""
        resource = find(services.catalog, parse_identifier(identifier))
        caller.require(Action.WRITE, resource)
        user_id = parse_identifier(part_identifier)
        services.catalog.members.remove(resource.type, identifier, user_id, role)
        return Response(status_code=204)

    add_part_routes(router, kind, role, PartRoutes(list_members, add_member, remove_member))


def _member_document(user: User, role: Role) -> MemberDocument:
    links = SelfLink(self=f"/api/v2/users/{user.id}")
    return MemberDocument(role=role, links=links, id=user.id, name=user.name, status=user.status)


def _organization(catalog: Catalog, identifier: str) -> Resource:
    return organization_resource(catalog.organizations.get(identifier).id)


def _bucket(catalog: Catalog, identifier: str) -> Resource:
    return bucket_resource(catalog.buckets.get(identifier))


def _dashboard(catalog: Catalog, identifier: str) -> Resource:
    return dashboard_resource(catalog.dashboards.get(identifier))


for _role in Role:
    _add_routes("org", _role, _organization)
    _add_routes("bucket", _role, _bucket)
    _add_routes("dashboard", _role, _dashboard)
