"""The catalog in memory: what write and query routes read instead of the database."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.permissions import (
    Action,
    Permission,
    Resource,
    ResourceType,
    operator_permissions,
    organization_permissions,
    own_permissions,
)
from krakflux.catalog.records import (
    Authorization,
    Bucket,
    BucketType,
    Membership,
    Organization,
    ResourceMembership,
    Role,
    Status,
    User,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Row

__all__ = ["Snapshot", "dump_permissions", "read_snapshot"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All records at one moment, found by id, in order of ids.

    `authorizations_by_hash` finds a token's record by the token's SHA-256; `bucket_names` finds a
    bucket by (organization id, name).
    """

    organizations: Mapping[str, Organization]
    users: Mapping[str, User]
    memberships: tuple[Membership, ...]
    resource_memberships: tuple[ResourceMembership, ...]
    buckets: Mapping[str, Bucket]
    authorizations: Mapping[str, Authorization]
    authorizations_by_hash: Mapping[str, Authorization]
    organization_names: Mapping[str, Organization]
    user_names: Mapping[str, User]
    bucket_names: Mapping[tuple[str, str], Bucket]

    def permissions_of(self, user: User) -> tuple[Permission, ...]:
        """Give what a user may do when signed in: an operator everything, others by role."""
        if user.is_operator:
            return operator_permissions()
        held = list(own_permissions(user.id))
        for membership in self.memberships:
            if membership.user_id == user.id:
                actions = role_actions(membership.role)
                held += organization_permissions(membership.organization_id, actions)
        for part in self.resource_memberships:
            if part.user_id == user.id:
                resource = Resource(part.resource_type, part.resource_id)
                held += [Permission(action, resource) for action in role_actions(part.role)]
        return tuple(held)


def read_snapshot(connection: Connection) -> Snapshot:
    """Read everything; the catalog is small, and a full copy can't be out of step."""
    organizations = [_organization(row) for row in _rows(connection, schema.organizations)]
    users = [_user(row) for row in _rows(connection, schema.users)]
    buckets = [_bucket(row) for row in _rows(connection, schema.buckets) if row.organization_id]
    tokens = [
        (row.token_hash, _authorization(row)) for row in _rows(connection, schema.authorizations)
    ]
    return Snapshot(
        organizations={record.id: record for record in organizations},
        users={record.id: record for record in users},
        memberships=tuple(map(_membership, connection.execute(sa.select(schema.memberships)))),
        resource_memberships=tuple(
            map(_resource_membership, connection.execute(sa.select(schema.resource_memberships)))
        ),
        buckets={record.id: record for record in buckets},
        authorizations={record.id: record for _, record in tokens},
        authorizations_by_hash=dict(tokens),
        organization_names={record.name: record for record in organizations},
        user_names={record.name: record for record in users},
        bucket_names={(record.organization_id, record.name): record for record in buckets},
    )


def dump_permissions(permissions: Iterable[Permission]) -> str:
    """Render permissions for the database."""
    return json.dumps(
        [
            [item.action, item.resource.type, item.resource.id, item.resource.organization_id]
            for item in permissions
        ]
    )


def role_actions(role: Role) -> tuple[Action, ...]:
    """Give what a role lets one do to its resource."""
    return tuple(Action) if role is Role.OWNER else (Action.READ,)


def _load_permissions(text: str) -> tuple[Permission, ...]:
    return tuple(
        Permission(Action(action), Resource(ResourceType(kind), identifier, organization_id))
        for action, kind, identifier, organization_id in json.loads(text)
    )


def _rows(connection: Connection, table: sa.Table) -> Iterable[Row[Any]]:
    return connection.execute(sa.select(table).order_by(table.c.id))


def _organization(row: Row[Any]) -> Organization:
    return Organization(row.id, row.name, row.description, row.created_at, row.updated_at)


def _user(row: Row[Any]) -> User:
    return User(
        id=row.id,
        name=row.name,
        status=Status(row.status),
        is_operator=row.is_operator,
        has_password=row.password_hash is not None,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _membership(row: Row[Any]) -> Membership:
    return Membership(row.user_id, row.organization_id, Role(row.role))


def _resource_membership(row: Row[Any]) -> ResourceMembership:
    kind = ResourceType(row.resource_type)
    return ResourceMembership(row.user_id, kind, row.resource_id, Role(row.role))


def _bucket(row: Row[Any]) -> Bucket:
    return Bucket(
        id=row.id,
        organization_id=row.organization_id,
        type=BucketType(row.type),
        name=row.name,
        description=row.description,
        retention=row.retention,
        shard_group_duration=row.shard_group_duration,
        retention_policy=row.retention_policy,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _authorization(row: Row[Any]) -> Authorization:
    return Authorization(
        id=row.id,
        organization_id=row.organization_id,
        user_id=row.user_id,
        status=Status(row.status),
        description=row.description,
        permissions=_load_permissions(row.permissions),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )
