"""Organizations: each has two system buckets from its first moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.records import Organization, Role
from krakflux.errors import ConflictError, InvalidError, NotFoundError
from krakflux.model.identifiers import new_identifier

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from krakflux.catalog.buckets import Buckets
    from krakflux.catalog.database import Database
    from krakflux.clock import Clock

__all__ = ["OrganizationChanges", "Organizations"]


@dataclass(frozen=True, slots=True)
class OrganizationChanges:
    """What to change in an organization; None leaves it."""

    name: str | None = None
    description: str | None = None


class Organizations:
    """Makes, changes and deletes organizations."""

    def __init__(self, database: Database, clock: Clock, buckets: Buckets) -> None:
        self._database = database
        self._clock = clock
        self._buckets = buckets

    def get(self, identifier: str) -> Organization:
        """Look an organization up by its id.

        Raises:
            NotFoundError: "organization not found".
        """
        organization = self._database.snapshot.organizations.get(identifier)
        if organization is None:
            raise NotFoundError("organization not found")
        return organization

    def find(self, name: str) -> Organization:
        """Look an organization up by its name.

        Raises:
            NotFoundError: with InfluxDB's text naming it.
        """
        organization = self._database.snapshot.organization_names.get(name)
        if organization is None:
            raise NotFoundError(f'organization name "{name}" not found')
        return organization

    def create(self, name: str, description: str, owner_id: str) -> Organization:
        """Make an organization, owned by a user.

        Raises:
            InvalidError: the name is empty.
            ConflictError: the name is taken.
        """
        with self._database.change() as connection:
            return self.insert(connection, name, description, owner_id)

    def insert(
        self, connection: Connection, name: str, description: str, owner_id: str
    ) -> Organization:
        """Do the work of `create` within the caller's transaction."""
        _check_name(connection, name)
        now = self._clock.now()
        organization = Organization(new_identifier(), name, description, now, now)
        connection.execute(sa.insert(schema.organizations).values(**_columns(organization)))
        connection.execute(
            sa.insert(schema.memberships).values(
                user_id=owner_id, organization_id=organization.id, role=Role.OWNER
            )
        )
        self._buckets.insert_system_buckets(connection, organization.id)
        return organization

    def update(self, identifier: str, changes: OrganizationChanges) -> Organization:
        """Change an organization.

        Raises:
            NotFoundError: no such organization.
            InvalidError: the name is empty.
            ConflictError: the name is taken.
        """
        with self._database.change() as connection:
            old = self.get(identifier)
            if changes.name is not None and changes.name != old.name:
                _check_name(connection, changes.name)
            changed = replace(
                old,
                name=old.name if changes.name is None else changes.name,
                description=(
                    old.description if changes.description is None else changes.description
                ),
                updated_at=self._clock.now(),
            )
            connection.execute(
                sa.update(schema.organizations)
                .where(schema.organizations.c.id == identifier)
                .values(**_columns(changed))
            )
        return changed

    def delete(self, identifier: str) -> None:
        """Delete an organization with its tokens, its buckets and their points.

        Raises:
            NotFoundError: no such organization.
        """
        with self._database.change() as connection:
            self.get(identifier)
            self._buckets.delete_all(connection, identifier)
            connection.execute(
                sa.delete(schema.organizations).where(schema.organizations.c.id == identifier)
            )
        self._buckets.drop_deleted()


def _check_name(connection: Connection, name: str) -> None:
    if not name.strip():
        raise InvalidError("org name is empty")
    table = schema.organizations
    if connection.execute(sa.select(table.c.id).where(table.c.name == name)).first() is not None:
        raise ConflictError(f"organization with name {name} already exists")


def _columns(organization: Organization) -> dict[str, object]:
    return {
        column.name: getattr(organization, column.name) for column in schema.organizations.columns
    }
