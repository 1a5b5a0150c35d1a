"""Users and their passwords."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.passwords import check_length, hash_password, verify_password
from krakflux.catalog.records import Status, User
from krakflux.errors import ConflictError, InvalidError, NotFoundError
from krakflux.model.identifiers import new_identifier

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from krakflux.catalog.database import Database
    from krakflux.clock import Clock

__all__ = ["UserChanges", "Users"]


@dataclass(frozen=True, slots=True)
class UserChanges:
    """What to change in a user; None leaves it."""

    name: str | None = None
    status: Status | None = None


class Users:
    """Makes, changes and deletes users; checks and sets their passwords."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def get(self, identifier: str) -> User:
        """Look a user up by id.

        Raises:
            NotFoundError: "user not found".
        """
        user = self._database.snapshot.users.get(identifier)
        if user is None:
            raise NotFoundError("user not found")
        return user

    def create(self, name: str, status: Status = Status.ACTIVE) -> User:
        """Make a user without a password.

        Raises:
            InvalidError: the name is empty.
            ConflictError: the name is taken.
        """
        with self._database.change() as connection:
            return self.insert(connection, name, status)

    def insert(
        self,
        connection: Connection,
        name: str,
        status: Status = Status.ACTIVE,
        *,
        is_operator: bool = False,
        password_hash: str | None = None,
    ) -> User:
        """Do the work of `create` within the caller's transaction."""
        _check_name(connection, name)
        now = self._clock.now()
        user = User(
            id=new_identifier(),
            name=name,
            status=status,
            is_operator=is_operator,
            has_password=password_hash is not None,
            created_at=now,
            updated_at=now,
        )
        connection.execute(
            sa.insert(schema.users).values(
                id=user.id,
                name=name,
                status=status,
                is_operator=is_operator,
                password_hash=password_hash,
                created_at=now,
                updated_at=now,
            )
        )
        return user

    def update(self, identifier: str, changes: UserChanges) -> User:
        """Change a user.

        Raises:
            NotFoundError: no such user.
            InvalidError: the name is empty, or the last operator deactivated.
            ConflictError: the name is taken.
        """
        with self._database.change() as connection:
            user = self.get(identifier)
            values: dict[str, object] = {"updated_at": self._clock.now()}
            if changes.name is not None and changes.name != user.name:
                _check_name(connection, changes.name)
                values["name"] = changes.name
            if changes.status is not None:
                if changes.status is not Status.ACTIVE:
                    self._check_not_last_operator(user)
                values["status"] = changes.status
            _set(connection, identifier, values)
        return self.get(identifier)

    def delete(self, identifier: str) -> None:
        """Delete a user with their tokens and sessions.

        Raises:
            NotFoundError: no such user.
            InvalidError: the last operator, without whom nobody could make another.
        """
        with self._database.change() as connection:
            self._check_not_last_operator(self.get(identifier))
            connection.execute(sa.delete(schema.users).where(schema.users.c.id == identifier))

    def set_password(self, identifier: str, password: str) -> None:
        """Give a user a (new) password; takes tens of milliseconds.

        Raises:
            NotFoundError: no such user.
            InvalidError: a password outside 8 to 72 characters.
        """
        self.get(identifier)
        check_length(password)
        password_hash = hash_password(password)
        with self._database.change() as connection:
            values = {"password_hash": password_hash, "updated_at": self._clock.now()}
            _set(connection, identifier, values)

    def authenticate(self, name: str, password: str) -> User | None:
        """Give the user with this name and password; None where either is wrong.

        Takes as long for a name that does not exist.
        """
        table = schema.users
        with self._database.look() as connection:
            query = sa.select(table.c.id, table.c.password_hash).where(table.c.name == name)
            row = connection.execute(query).first()
        if not verify_password(row.password_hash if row else None, password) or row is None:
            return None
        return self._database.snapshot.users.get(row.id)

    def _check_not_last_operator(self, user: User) -> None:
        operators = [
            each
            for each in self._database.snapshot.users.values()
            if each.is_operator and each.status is Status.ACTIVE
        ]
        if operators == [user]:
            raise InvalidError("the last active operator can be neither deleted nor deactivated")


def _set(connection: Connection, identifier: str, values: dict[str, object]) -> None:
    connection.execute(
        sa.update(schema.users).where(schema.users.c.id == identifier).values(**values)
    )


def _check_name(connection: Connection, name: str) -> None:
    if not name.strip():
        raise InvalidError("user name is empty")
    table = schema.users
    if connection.execute(sa.select(table.c.id).where(table.c.name == name)).first() is not None:
        raise ConflictError(f"user with name {name} already exists")
