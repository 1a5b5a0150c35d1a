"""Authorizations: tokens, their scopes, and finding one by the token a client presents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.permissions import Action, ResourceType
from krakflux.catalog.records import Authorization, Status
from krakflux.catalog.snapshot import dump_permissions
from krakflux.catalog.tokens import hash_secret, new_secret
from krakflux.errors import ConflictError, InvalidError, NotFoundError
from krakflux.model.identifiers import new_identifier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from krakflux.catalog.database import Database
    from krakflux.catalog.permissions import Permission
    from krakflux.clock import Clock

__all__ = ["AuthorizationChanges", "AuthorizationDraft", "Authorizations", "end_links"]


@dataclass(frozen=True, slots=True)
class AuthorizationDraft:
    """A token to be made; its text is made up unless `token` gives one."""

    organization_id: str
    user_id: str
    permissions: tuple[Permission, ...]
    description: str = ""
    status: Status = Status.ACTIVE
    token: str | None = None


@dataclass(frozen=True, slots=True)
class AuthorizationChanges:
    """What to change in an authorization; None leaves it."""

    description: str | None = None
    status: Status | None = None


class Authorizations:
    """Makes, changes, deletes and finds authorizations."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def get(self, identifier: str) -> Authorization:
        """Look an authorization up by its id.

        Raises:
            NotFoundError: "authorization not found".
        """
        authorization = self._database.snapshot.authorizations.get(identifier)
        if authorization is None:
            raise NotFoundError("authorization not found")
        return authorization

    def find(self, token: str) -> Authorization | None:
        """Find the authorization of a token, without touching the database."""
        return self._database.snapshot.authorizations_by_hash.get(hash_secret(token))

    def create(self, draft: AuthorizationDraft) -> tuple[Authorization, str]:
        """Make a token; gives its record and its text, which is never shown again.

        Raises:
            InvalidError: no permissions.
            ConflictError: the given token text is in use.
        """
        with self._database.change() as connection:
            return self.insert(connection, draft)

    def insert(
        self, connection: Connection, draft: AuthorizationDraft
    ) -> tuple[Authorization, str]:
        """Do the work of `create` within the caller's transaction."""
        if not draft.permissions:
            raise InvalidError("authorization must include permissions")
        token = draft.token or new_secret()
        token_hash = hash_secret(token)
        now = self._clock.now()
        authorization = Authorization(
            id=new_identifier(),
            organization_id=draft.organization_id,
            user_id=draft.user_id,
            status=draft.status,
            description=draft.description,
            permissions=draft.permissions,
            created_at=now,
            updated_at=now,
        )
        table = schema.authorizations
        taken = sa.select(table.c.id).where(table.c.token_hash == token_hash)
        if connection.execute(taken).first() is not None:
            raise ConflictError("token already exists")
        connection.execute(sa.insert(table).values(**_columns(authorization, token_hash)))
        return authorization, token

    def update(self, identifier: str, changes: AuthorizationChanges) -> Authorization:
        """Change an authorization.

        Raises:
            NotFoundError: no such authorization.
        """
        values: dict[str, object] = {"updated_at": self._clock.now()}
        if changes.description is not None:
            values["description"] = changes.description
        if changes.status is not None:
            values["status"] = changes.status
        table = schema.authorizations
        with self._database.change() as connection:
            self.get(identifier)
            connection.execute(sa.update(table).where(table.c.id == identifier).values(**values))
        return self.get(identifier)

    def delete(self, identifier: str) -> None:
        """Delete an authorization: its token is refused from now on.

        Raises:
            NotFoundError: no such authorization.
        """
        table = schema.authorizations
        with self._database.change() as connection:
            self.get(identifier)
            connection.execute(sa.delete(table).where(table.c.id == identifier))


def end_links(
    connection: Connection, authorizations: Iterable[Authorization], dashboard_id: str
) -> None:
    """Delete the tokens that were made to show one dashboard (ADR 0089).

    Such a token may read that dashboard alone, by its id, and change nothing.
    """
    table = schema.authorizations
    ended = [each.id for each in authorizations if _shows(each, dashboard_id)]
    connection.execute(sa.delete(table).where(table.c.id.in_(ended)))


def _shows(authorization: Authorization, dashboard_id: str) -> bool:
    permissions = authorization.permissions
    shown = {
        each.resource.id for each in permissions if each.resource.type is ResourceType.DASHBOARDS
    }
    return shown == {dashboard_id} and all(each.action is Action.READ for each in permissions)


def _columns(authorization: Authorization, token_hash: str) -> dict[str, object]:
    return {
        "id": authorization.id,
        "token_hash": token_hash,
        "organization_id": authorization.organization_id,
        "user_id": authorization.user_id,
        "status": authorization.status,
        "description": authorization.description,
        "permissions": dump_permissions(authorization.permissions),
        "created_at": authorization.created_at,
        "updated_at": authorization.updated_at,
    }
