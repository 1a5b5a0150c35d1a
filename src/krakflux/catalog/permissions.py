"""Permissions: what a token or a session may do to which resource (InfluxDB's rules)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Action",
    "Permission",
    "Resource",
    "ResourceType",
    "all_access",
    "is_allowed",
    "operator_permissions",
    "organization_permissions",
    "own_permissions",
]


class Action(StrEnum):
    """What is done to a resource."""

    READ = "read"
    WRITE = "write"


class ResourceType(StrEnum):
    """InfluxDB's resource types, in its order."""

    AUTHORIZATIONS = "authorizations"
    BUCKETS = "buckets"
    DASHBOARDS = "dashboards"
    ORGANIZATIONS = "orgs"
    SOURCES = "sources"
    TASKS = "tasks"
    TELEGRAFS = "telegrafs"
    USERS = "users"
    VARIABLES = "variables"
    SCRAPERS = "scrapers"
    SECRETS = "secrets"
    LABELS = "labels"
    VIEWS = "views"
    DOCUMENTS = "documents"
    NOTIFICATION_RULES = "notificationRules"
    NOTIFICATION_ENDPOINTS = "notificationEndpoints"
    CHECKS = "checks"
    DBRP = "dbrp"
    NOTEBOOKS = "notebooks"
    ANNOTATIONS = "annotations"
    REMOTES = "remotes"
    REPLICATIONS = "replications"
    INSTANCE = "instance"


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource, or in a permission the set of them: one id, one organization's, or all."""

    type: ResourceType
    id: str | None = None
    organization_id: str | None = None

    def __str__(self) -> str:
        parts = [self.type.value]
        if self.organization_id is not None:
            parts = [ResourceType.ORGANIZATIONS.value, self.organization_id, *parts]
        if self.id is not None:
            parts.append(self.id)
        return "/".join(parts)


@dataclass(frozen=True, slots=True)
class Permission:
    """An action on a resource; written `write:orgs/<organization>/buckets/<id>`."""

    action: Action
    resource: Resource

    def __str__(self) -> str:
        return f"{self.action}:{self.resource}"

    def covers(self, wanted: Permission) -> bool:
        """Tell whether holding this permission grants `wanted`.

        Action and type must be equal. A permission with neither id nor organization covers its
        whole type, one with an organization what belongs to it, one with an id that resource.
        """
        mine, theirs = self.resource, wanted.resource
        if self.action is not wanted.action or mine.type is not theirs.type:
            return False
        if mine.id is not None and mine.id != theirs.id:
            return False
        return mine.organization_id in (None, theirs.organization_id)


def is_allowed(held: Iterable[Permission], wanted: Permission) -> bool:
    """Tell whether one of the held permissions grants `wanted`."""
    return any(permission.covers(wanted) for permission in held)


def operator_permissions() -> tuple[Permission, ...]:
    """Give everything on every organization: what the token of the set-up holds."""
    return tuple(Permission(action, Resource(kind)) for kind in ResourceType for action in Action)


def organization_permissions(
    organization_id: str, actions: Iterable[Action] = Action
) -> tuple[Permission, ...]:
    """Give an owner's (or with `actions` = read, a member's) permissions on one organization."""
    return tuple(
        Permission(action, _in_organization(kind, organization_id))
        for kind in ResourceType
        if kind is not ResourceType.INSTANCE
        for action in actions
    )


def own_permissions(user_id: str) -> tuple[Permission, ...]:
    """Give what every user may do to themselves."""
    return tuple(Permission(action, Resource(ResourceType.USERS, id=user_id)) for action in Action)


def all_access(organization_id: str, user_id: str) -> tuple[Permission, ...]:
    """Give a token's permissions on all of one organization and on its own user."""
    return (*organization_permissions(organization_id), *own_permissions(user_id))


def _in_organization(kind: ResourceType, organization_id: str) -> Resource:
    if kind is ResourceType.ORGANIZATIONS:
        return Resource(kind, id=organization_id)
    return Resource(kind, organization_id=organization_id)
