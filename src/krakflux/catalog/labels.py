"""Labels, and the resources that carry them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.records import Label
from krakflux.catalog.room import check_room
from krakflux.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    RequestTooLargeError,
)
from krakflux.model.identifiers import new_identifier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row

    from krakflux.catalog.database import Database

__all__ = ["MAX_LABELS", "MAX_PROPERTIES", "Labels"]

# Of one organization, and in bytes of one label's properties as JSON.
MAX_LABELS: Final = 1_000
MAX_PROPERTIES: Final = 64 * 1024


class Labels:
    """Makes, changes and deletes labels, and puts them on resources."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_all(self) -> list[Label]:
        """Give all labels, by id."""
        query = sa.select(schema.labels).order_by(schema.labels.c.id)
        with self._database.look() as connection:
            return [_label(row) for row in connection.execute(query)]

    def get(self, identifier: str) -> Label:
        """Look a label up by its id.

        Raises:
            NotFoundError: "label not found".
        """
        with self._database.look() as connection:
            return _read(connection, identifier)

    def create(self, organization_id: str, name: str, properties: Mapping[str, str]) -> Label:
        """Make a label.

        Raises:
            InvalidError: the name is empty.
            ConflictError: the organization has a label of that name.
            NotFoundError: no such organization.
            UnprocessableError: the organization has as many labels as it may.
        """
        label = Label(new_identifier(), organization_id, name, properties)
        with self._database.write() as connection:
            check_room(connection, schema.labels, organization_id, MAX_LABELS)
            connection.execute(sa.insert(schema.labels).values(_checked(connection, label)))
        return label

    def update(self, identifier: str, name: str | None, properties: Mapping[str, str]) -> Label:
        """Rename a label (None leaves its name) and merge properties; empty ones are removed.

        Raises:
            InvalidError: the name is empty.
            ConflictError: the organization has another label of that name.
            NotFoundError: no such label.
        """
        table = schema.labels
        with self._database.write() as connection:
            label = _read(connection, identifier)
            merged = {**label.properties, **properties}
            changed = replace(
                label,
                name=label.name if name is None else name,
                properties={key: value for key, value in merged.items() if value},
            )
            values = _checked(connection, changed)
            connection.execute(sa.update(table).where(table.c.id == identifier).values(values))
        return changed

    def delete(self, identifier: str) -> None:
        """Delete a label; resources that carry it lose it.

        Raises:
            NotFoundError: no such label.
        """
        table = schema.labels
        with self._database.write() as connection:
            _read(connection, identifier)
            connection.execute(sa.delete(table).where(table.c.id == identifier))

    def of_resource(self, resource_id: str) -> list[Label]:
        """Give the labels that a resource carries, by name."""
        labels, mappings = schema.labels, schema.label_mappings
        query = (
            sa.select(labels)
            .join(mappings, mappings.c.label_id == labels.c.id)
            .where(mappings.c.resource_id == resource_id)
            .order_by(labels.c.name)
        )
        with self._database.look() as connection:
            return [_label(row) for row in connection.execute(query)]

    def by_resource(self) -> dict[str, list[Label]]:
        """Give the labels, by name, of every resource that carries any."""
        labels, mappings = schema.labels, schema.label_mappings
        query = (
            sa.select(labels, mappings.c.resource_id)
            .join(mappings, mappings.c.label_id == labels.c.id)
            .order_by(labels.c.name)
        )
        found: dict[str, list[Label]] = {}
        with self._database.look() as connection:
            for row in connection.execute(query):
                found.setdefault(row.resource_id, []).append(_label(row))
        return found

    def attach(self, label_id: str, resource_id: str) -> None:
        """Put a label on a resource; once is enough."""
        self._replace_mapping(label_id, resource_id, is_attached=True)

    def detach(self, label_id: str, resource_id: str) -> None:
        """Take a label off a resource."""
        self._replace_mapping(label_id, resource_id, is_attached=False)

    def forget(self, resource_id: str) -> None:
        """Take all labels off a resource that is deleted."""
        table = schema.label_mappings
        with self._database.write() as connection:
            connection.execute(sa.delete(table).where(table.c.resource_id == resource_id))

    def _replace_mapping(self, label_id: str, resource_id: str, *, is_attached: bool) -> None:
        table = schema.label_mappings
        mapping = {"label_id": label_id, "resource_id": resource_id}
        with self._database.write() as connection:
            _read(connection, label_id)
            connection.execute(
                sa.delete(table).where(
                    table.c.label_id == label_id, table.c.resource_id == resource_id
                )
            )
            if is_attached:
                connection.execute(sa.insert(table).values(mapping))


def _checked(connection: Connection, label: Label) -> dict[str, str]:
    if not label.name.strip():
        raise InvalidError("label name is required")
    table = schema.labels
    taken = sa.select(table.c.id).where(
        table.c.organization_id == label.organization_id,
        table.c.name == label.name,
        table.c.id != label.id,
    )
    if connection.execute(taken).first() is not None:
        raise ConflictError(f"label with name {label.name} already exists")
    properties = json.dumps(dict(label.properties), ensure_ascii=False)
    if len(properties.encode()) > MAX_PROPERTIES:
        raise RequestTooLargeError(f"label properties may have at most {MAX_PROPERTIES} bytes")
    return {
        "id": label.id,
        "organization_id": label.organization_id,
        "name": label.name,
        "properties": properties,
    }


def _read(connection: Connection, identifier: str) -> Label:
    table = schema.labels
    row = connection.execute(sa.select(table).where(table.c.id == identifier)).first()
    if row is None:
        raise NotFoundError("label not found")
    return _label(row)


def _label(row: Row[Any]) -> Label:
    return Label(row.id, row.organization_id, row.name, json.loads(row.properties))
