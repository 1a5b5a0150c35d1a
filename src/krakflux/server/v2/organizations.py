"""`/api/v2/orgs`: organizations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from krakflux.catalog.organizations import OrganizationChanges
from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.errors import NotFoundError
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import CallerDependency, ServicesDependency, organization_resource
from krakflux.server.documents import Document, DocumentRoute, to_rfc3339
from krakflux.server.paging import PageDependency, PageLinks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.catalog.records import Organization
    from krakflux.catalog.snapshot import Snapshot

router = APIRouter(prefix="/api/v2/orgs", tags=["orgs"], route_class=DocumentRoute)


class OrganizationLinks(Document):
    """Where an organization and its parts are."""

    self: str
    logs: str
    members: str
    owners: str
    secrets: str
    labels: str
    buckets: str
    tasks: str
    dashboards: str


class OrganizationDocument(Document):
    """An organization."""

    links: OrganizationLinks
    id: str
    name: str
    description: str
    createdAt: str
    updatedAt: str


class OrganizationList(Document):
    """A page of organizations."""

    links: PageLinks
    orgs: list[OrganizationDocument]


class NewOrganization(Document):
    """An organization to be made."""

    name: str = ""
    description: str = ""


class OrganizationPatch(Document):
    """What to change in an organization."""

    name: str | None = None
    description: str | None = None


@router.get("", response_model_exclude_none=True)
def list_organizations(
    request: Request, caller: CallerDependency, services: ServicesDependency, page: PageDependency
) -> OrganizationList:
    """List the organizations that the caller may see."""
    found = _select(services.catalog.snapshot, request.query_params)
    visible = [each for each in found if caller.may(Action.READ, organization_resource(each.id))]
    documents = [organization_document(each) for each in page.cut(visible)]
    return OrganizationList(links=page.links(len(documents)), orgs=documents)


@router.post("", status_code=201)
def create_organization(
    organization: NewOrganization, caller: CallerDependency, services: ServicesDependency
) -> OrganizationDocument:
    """Make an organization that the caller owns."""
    caller.require(Action.WRITE, Resource(ResourceType.ORGANIZATIONS))
    return organization_document(
        services.catalog.organizations.create(
            organization.name, organization.description, caller.user.id
        )
    )


@router.get("/{identifier}")
def read_organization(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> OrganizationDocument:
    """Show an organization."""
    caller.require(Action.READ, organization_resource(parse_identifier(identifier)))
    return organization_document(services.catalog.organizations.get(identifier))


@router.patch("/{identifier}")
def update_organization(
    identifier: str,
    patch: OrganizationPatch,
    caller: CallerDependency,
    services: ServicesDependency,
) -> OrganizationDocument:
    """Rename or describe an organization."""
    caller.require(Action.WRITE, organization_resource(parse_identifier(identifier)))
    changes = OrganizationChanges(patch.name, patch.description)
    return organization_document(services.catalog.organizations.update(identifier, changes))


@router.delete("/{identifier}", status_code=204)
def delete_organization(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Delete an organization with all that belongs to it."""
    caller.require(Action.WRITE, organization_resource(parse_identifier(identifier)))
    services.catalog.organizations.delete(identifier)
    return Response(status_code=204)


def organization_document(organization: Organization) -> OrganizationDocument:
    """Render an organization; the description is there even where it is empty."""
    own = f"/api/v2/orgs/{organization.id}"
    return OrganizationDocument(
        links=OrganizationLinks(
            self=own,
            logs=f"{own}/logs",
            members=f"{own}/members",
            owners=f"{own}/owners",
            secrets=f"{own}/secrets",
            labels=f"{own}/labels",
            buckets=f"/api/v2/buckets?org={organization.name}",
            tasks=f"/api/v2/tasks?org={organization.name}",
            dashboards=f"/api/v2/dashboards?org={organization.name}",
        ),
        id=organization.id,
        name=organization.name,
        description=organization.description,
        createdAt=to_rfc3339(organization.created_at),
        updatedAt=to_rfc3339(organization.updated_at),
    )


def _select(snapshot: Snapshot, parameters: Mapping[str, str]) -> list[Organization]:
    found = list(snapshot.organizations.values())
    identifier, name, user_id = (parameters.get(key) for key in ("orgID", "org", "userID"))
    if identifier:
        found = [each for each in found if each.id == parse_identifier(identifier)]
    if name:
        found = [each for each in found if each.name == name]
        if not found:
            raise NotFoundError(f'organization name "{name}" not found')
    if user_id:
        joined = {
            each.organization_id
            for each in snapshot.memberships
            if each.user_id == parse_identifier(user_id)
        }
        found = [each for each in found if each.id in joined]
    return found
