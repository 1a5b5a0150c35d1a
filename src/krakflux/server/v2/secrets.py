"""`/api/v2/orgs/{identifier}/secrets`: names of secrets; their texts are never told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Response
from pydantic import Field

from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import CallerDependency, ServicesDependency
from krakflux.server.documents import Document, DocumentRoute

if TYPE_CHECKING:
    from krakflux.server.access import Caller
    from krakflux.server.ports import Services

router = APIRouter(
    prefix="/api/v2/orgs/{identifier}/secrets", tags=["secrets"], route_class=DocumentRoute
)


class SecretLinks(Document):
    """Where secrets and their organization are."""

    org: str
    self: str


class SecretNames(Document):
    """The names of an organization's secrets."""

    links: SecretLinks
    secrets: list[str]


class DeletedSecrets(Document):
    """The names of secrets to be deleted."""

    secrets: list[str] = Field(default_factory=list)


@router.get("")
def list_secrets(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> SecretNames:
    """Name an organization's secrets."""
    organization_id = _allowed(identifier, Action.READ, caller, services)
    own = f"/api/v2/orgs/{organization_id}"
    names = services.catalog.secrets.names(organization_id)
    return SecretNames(links=SecretLinks(org=own, self=f"{own}/secrets"), secrets=names)


@router.patch("", status_code=204)
def store_secrets(
    identifier: str,
    values: dict[str, str],
    caller: CallerDependency,
    services: ServicesDependency,
) -> Response:
    """Store secrets, in the place of those of the same names."""
    organization_id = _allowed(identifier, Action.WRITE, caller, services)
    services.catalog.secrets.put(organization_id, values)
    return Response(status_code=204)


@router.post("/delete", status_code=204)
def delete_secrets(
    identifier: str,
    deleted: DeletedSecrets,
    caller: CallerDependency,
    services: ServicesDependency,
) -> Response:
    """Delete secrets by their names."""
    organization_id = _allowed(identifier, Action.WRITE, caller, services)
    services.catalog.secrets.delete(organization_id, deleted.secrets)
    return Response(status_code=204)


@router.delete("/{name}", status_code=204)
def delete_secret(
    identifier: str, name: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Delete one secret."""
    organization_id = _allowed(identifier, Action.WRITE, caller, services)
    services.catalog.secrets.delete(organization_id, [name])
    return Response(status_code=204)


def _allowed(identifier: str, action: Action, caller: Caller, services: Services) -> str:
    organization_id = parse_identifier(identifier)
    caller.require(action, Resource(ResourceType.SECRETS, organization_id=organization_id))
    return services.catalog.organizations.get(organization_id).id
