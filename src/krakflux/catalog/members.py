"""Members and owners of organizations, buckets and dashboards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.permissions import ResourceType
from krakflux.catalog.records import Role, Status
from krakflux.errors import ConflictError, NotFoundError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from krakflux.catalog.database import Database
    from krakflux.catalog.records import User

__all__ = ["Members", "add_owner"]


class Members:
    """Says who may read (member) or also change (owner) a resource.

    A user has one role for a resource, as in InfluxDB.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_resource(self, kind: ResourceType, identifier: str, role: Role) -> list[User]:
        """Give the users with this role, by id."""
        table, place = _place(kind, identifier)
        query = sa.select(table.c.user_id).where(*_equal(table, {**place, "role": role}))
        with self._database.look() as connection:
            found = set(connection.execute(query).scalars())
        users = self._database.snapshot.users
        return [user for key, user in users.items() if key in found]

    def add(self, kind: ResourceType, identifier: str, user_id: str, role: Role) -> User:
        """Give a user a role.

        Raises:
            NotFoundError: no such user.
            ConflictError: the user has a role for the resource already.
        """
        table, place = _place(kind, identifier)
        with self._database.change() as connection:
            user = self._database.snapshot.users.get(user_id)
            if user is None:
                raise NotFoundError("user not found")
            key = {**place, "user_id": user_id}
            if _is_there(connection, table, key):
                raise ConflictError(
                    "Unexpected error when assigning user to a resource: "
                    f"mapping for user {user_id} already exists"
                )
            connection.execute(sa.insert(table).values({**key, "role": role}))
        return user

    def remove(self, kind: ResourceType, identifier: str, user_id: str, role: Role) -> None:
        """Take a role from a user; what an organization's user had by the role ends with it.

        Tokens become inactive and roles for the organization's buckets and dashboards go, as they
        would otherwise still do what the role allowed. An operator's do not: what an operator may
        do comes from no role.

        Raises:
            NotFoundError: the user has not this role.
        """
        table, place = _place(kind, identifier)
        key = {**place, "user_id": user_id, "role": role}
        with self._database.change() as connection:
            if not _is_there(connection, table, key):
                raise NotFoundError("user to resource mapping not found")
            connection.execute(sa.delete(table).where(*_equal(table, key)))
            user = self._database.snapshot.users[user_id]
            if kind is ResourceType.ORGANIZATIONS and not user.is_operator:
                tokens = schema.authorizations
                theirs = {"user_id": user_id, "organization_id": identifier}
                connection.execute(
                    sa.update(tokens).where(*_equal(tokens, theirs)).values(status=Status.INACTIVE)
                )
                _end_parts(connection, user_id, identifier)

    def forget(self, resource_id: str) -> None:
        """Take all roles for a resource that is deleted."""
        table = schema.resource_memberships
        with self._database.change() as connection:
            connection.execute(sa.delete(table).where(table.c.resource_id == resource_id))


def add_owner(connection: Connection, kind: ResourceType, identifier: str, user_id: str) -> None:
    """Make a user the owner of what the user has just made, as InfluxDB does."""
    values = {"resource_type": kind, "resource_id": identifier, "user_id": user_id}
    table = schema.resource_memberships
    connection.execute(sa.insert(table).values({**values, "role": Role.OWNER}))


def _end_parts(connection: Connection, user_id: str, organization_id: str) -> None:
    table = schema.resource_memberships
    for resources in (schema.dashboards, schema.buckets):
        theirs = sa.select(resources.c.id).where(resources.c.organization_id == organization_id)
        connection.execute(
            sa.delete(table).where(table.c.user_id == user_id, table.c.resource_id.in_(theirs))
        )


def _place(kind: ResourceType, identifier: str) -> tuple[sa.Table, dict[str, Any]]:
    if kind is ResourceType.ORGANIZATIONS:
        return schema.memberships, {"organization_id": identifier}
    return schema.resource_memberships, {"resource_type": kind, "resource_id": identifier}


def _is_there(connection: Connection, table: sa.Table, key: dict[str, Any]) -> bool:
    query = sa.select(table.c.user_id).where(*_equal(table, key))
    return connection.execute(query).first() is not None


def _equal(table: sa.Table, key: dict[str, Any]) -> list[sa.ColumnElement[bool]]:
    return [table.c[name] == value for name, value in key.items()]
