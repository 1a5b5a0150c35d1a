"""Secrets: texts that scripts and notifications use without spelling them out, kept sealed."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.room import check_room
from krakflux.errors import InvalidError, NotFoundError, RequestTooLargeError, UnprocessableError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from krakflux.catalog.database import Database

__all__ = ["MAX_NAME", "MAX_SECRETS", "MAX_VALUE", "Secrets"]

# Of one organization, and in bytes of one secret and of its name.
MAX_SECRETS: Final = 1_000
MAX_VALUE: Final = 64 * 1024
MAX_NAME: Final = 1024

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


class Secrets:
    """Keeps secrets sealed with AES-GCM, under a key in a file that no backup holds.

    A secret is bound to its organization and name: a row that was moved can't be opened.
    """

    def __init__(self, database: Database, key_file: Path) -> None:
        self._database = database
        self._key_file = key_file

    def names(self, organization_id: str) -> list[str]:
        """Name an organization's secrets, in order."""
        table = schema.secrets
        query = sa.select(table.c.name).where(table.c.organization_id == organization_id)
        with self._database.look() as connection:
            return sorted(connection.execute(query).scalars())

    def get(self, organization_id: str, name: str) -> str:
        """Open a secret.

        Raises:
            NotFoundError: there is none of that name.
            UnprocessableError: it was sealed under another key, as after a backup was restored.
        """
        from cryptography.exceptions import InvalidTag

        table = schema.secrets
        query = sa.select(table.c.sealed).where(
            table.c.organization_id == organization_id, table.c.name == name
        )
        with self._database.look() as connection:
            sealed = connection.execute(query).scalar()
        if sealed is None:
            raise NotFoundError("secret not found")
        try:
            return _open(self._key(), sealed, _place(organization_id, name))
        except InvalidTag:
            raise UnprocessableError(
                f'the secret "{name}" was stored under another key: store it again'
            ) from None

    def put(self, organization_id: str, values: Mapping[str, str]) -> None:
        """Store secrets, in the place of those of the same names.

        Raises:
            InvalidError: a name is empty or longer than it may be.
            RequestTooLargeError: a secret is longer than it may be.
            NotFoundError: no such organization.
            UnprocessableError: the organization has as many secrets as it may, or would have.
        """
        _check_count(values)
        for name, value in values.items():
            _check(name, value)
        key, table = self._key(), schema.secrets
        with self._database.write() as connection:
            _remove(connection, organization_id, values)
            for name, value in values.items():
                check_room(connection, table, organization_id, MAX_SECRETS)
                sealed = _seal(key, value, _place(organization_id, name))
                row = {"organization_id": organization_id, "name": name, "sealed": sealed}
                connection.execute(sa.insert(table).values(row))

    def delete(self, organization_id: str, names: Collection[str]) -> None:
        """Delete secrets; names of none are passed over, as InfluxDB does.

        Raises:
            UnprocessableError: more names than an organization may have secrets.
        """
        _check_count(names)
        with self._database.write() as connection:
            _remove(connection, organization_id, names)

    def _key(self) -> bytes:
        # Made with the first secret; whoever else makes it at the same time, one file stands.
        try:
            descriptor = os.open(self._key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return self._key_file.read_bytes()
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        return self._key_file.read_bytes()


def _check_count(names: Collection[str]) -> None:
    if len(names) > MAX_SECRETS:
        raise UnprocessableError(f"an organization may have at most {MAX_SECRETS} secrets")


def _check(name: str, value: str) -> None:
    if not name or len(name.encode()) > MAX_NAME:
        raise InvalidError(f"a secret's name has 1 to {MAX_NAME} bytes")
    if len(value.encode()) > MAX_VALUE:
        raise RequestTooLargeError(f"a secret may have at most {MAX_VALUE} bytes")


def _place(organization_id: str, name: str) -> bytes:
    return f"{organization_id}/{name}".encode()


def _seal(key: bytes, value: str, place: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, value.encode(), place)


def _open(key: bytes, sealed: bytes, place: bytes) -> str:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce, text = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    return AESGCM(key).decrypt(nonce, text, place).decode()


def _remove(connection: Connection, organization_id: str, names: Collection[str]) -> None:
    table = schema.secrets
    connection.execute(
        sa.delete(table).where(
            table.c.organization_id == organization_id, table.c.name.in_(list(names))
        )
    )
