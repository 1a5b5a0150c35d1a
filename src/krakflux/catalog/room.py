"""How many things of a kind an organization may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.errors import NotFoundError, UnprocessableError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

__all__ = ["check_room"]


def check_room(connection: Connection, table: Table, organization_id: str, most: int) -> None:
    """Check that an organization exists and has fewer than `most` rows of a table.

    Raises:
        NotFoundError: "organization not found".
        UnprocessableError: it has as many as it may.
    """
    organizations = schema.organizations
    owner = sa.select(organizations.c.id).where(organizations.c.id == organization_id)
    if connection.execute(owner).first() is None:
        raise NotFoundError("organization not found")
    count = (
        sa.select(sa.func.count())
        .select_from(table)
        .where(table.c.organization_id == organization_id)
    )
    if connection.execute(count).scalar_one() >= most:
        raise UnprocessableError(f"an organization may have at most {most} {table.name}")
