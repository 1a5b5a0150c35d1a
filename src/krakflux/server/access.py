"""Who calls, and what they may do: every route asks here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType, is_allowed
from krakflux.errors import ForbiddenError, UnauthorizedError
from krakflux.server.ports import Services

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krakflux.catalog.records import (
        Authorization,
        Bucket,
        Dashboard,
        Label,
        Session,
        User,
        Variable,
    )

__all__ = [
    "UNAUTHORIZED",
    "Caller",
    "CallerDependency",
    "ServicesDependency",
    "bucket_resource",
    "caller_of",
    "dashboard_resource",
    "label_resource",
    "may_read_market",
    "organization_resource",
    "require_market",
    "services_of",
    "user_resource",
    "variable_resource",
]

UNAUTHORIZED = "unauthorized access"


@dataclass(frozen=True, slots=True)
class Caller:
    """An authenticated user, with the permissions of the token or of the session used."""

    user: User
    permissions: tuple[Permission, ...]
    authorization: Authorization | None = None
    session: Session | None = None

    def may(self, action: Action, resource: Resource) -> bool:
        """Tell whether the caller may do this."""
        return is_allowed(self.permissions, Permission(action, resource))

    def require(self, action: Action, resource: Resource) -> None:
        """Refuse what the caller may not do.

        Raises:
            UnauthorizedError: "write:orgs/<id>/buckets/<id> is unauthorized", as InfluxDB's
                authorizer says it.
        """
        if not self.may(action, resource):
            raise UnauthorizedError(f"{Permission(action, resource)} is unauthorized")

    def require_held(self, permissions: Iterable[Permission]) -> None:
        """Refuse to hand on what the caller does not hold.

        Raises:
            ForbiddenError: with the first such permission.
        """
        for each in permissions:
            if not self.may(each.action, each.resource):
                raise ForbiddenError(f"permission {each} is not allowed: {each} is unauthorized")


def bucket_resource(bucket: Bucket) -> Resource:
    """Name a bucket for a permission check."""
    return Resource(ResourceType.BUCKETS, bucket.id, bucket.organization_id)


def dashboard_resource(dashboard: Dashboard) -> Resource:
    """Name a dashboard for a permission check."""
    return Resource(ResourceType.DASHBOARDS, dashboard.id, dashboard.organization_id)


def label_resource(label: Label) -> Resource:
    """Name a label for a permission check."""
    return Resource(ResourceType.LABELS, label.id, label.organization_id)


def organization_resource(identifier: str) -> Resource:
    """Name an organization for a permission check."""
    return Resource(ResourceType.ORGANIZATIONS, identifier)


def user_resource(identifier: str) -> Resource:
    """Name a user for a permission check."""
    return Resource(ResourceType.USERS, identifier)


def variable_resource(variable: Variable) -> Resource:
    """Name a variable for a permission check."""
    return Resource(ResourceType.VARIABLES, variable.id, variable.organization_id)


def may_read_market(caller: Caller, services: Services) -> bool:
    """Tell whether the caller may read the bucket that the market's data goes to."""
    return any(
        caller.may(Action.READ, bucket_resource(bucket))
        for bucket in services.catalog.snapshot.buckets.values()
        if services.bucket is None or bucket.name == services.bucket
    )


def require_market(caller: Caller, services: Services) -> None:
    """Let in whoever may read the bucket that the market's data goes to.

    Raises:
        UnauthorizedError: the caller may not.
    """
    if not may_read_market(caller, services):
        raise UnauthorizedError(UNAUTHORIZED)


def services_of(request: Request) -> Services:
    """Give the layers below, for a route that takes the raw request."""
    services = request.app.state.services
    assert isinstance(services, Services)
    return services


def caller_of(request: Request) -> Caller:
    """Give who calls, for a route that takes the raw request.

    Raises:
        UnauthorizedError: nobody that the gate knows.
    """
    caller = request.scope.get("caller")
    if not isinstance(caller, Caller):
        raise UnauthorizedError(UNAUTHORIZED)
    return caller


async def _services(request: Request) -> Services:
    return services_of(request)


async def _caller(request: Request) -> Caller:
    return caller_of(request)


ServicesDependency = Annotated[Services, Depends(_services)]
CallerDependency = Annotated[Caller, Depends(_caller)]
