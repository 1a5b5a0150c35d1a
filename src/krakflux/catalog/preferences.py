"""What the page remembers for a user: one document each, whose contents are the page's business."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.errors import RequestTooLargeError

if TYPE_CHECKING:
    from krakflux.catalog.database import Database

__all__ = ["MAX_DOCUMENT", "Preferences"]

# In bytes of one user's document.
MAX_DOCUMENT: Final = 64 * 1024


class Preferences:
    """Keeps a text for each user; it goes with the user."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, user_id: str) -> str | None:
        """Give a user's document as it was stored; None where nothing is."""
        table = schema.preferences
        query = sa.select(table.c.document).where(table.c.user_id == user_id)
        with self._database.look() as connection:
            document: str | None = connection.execute(query).scalar()
        return document

    def put(self, user_id: str, document: str) -> None:
        """Store a user's document in the place of the one before.

        Raises:
            RequestTooLargeError: it is longer than it may be.
        """
        if len(document.encode()) > MAX_DOCUMENT:
            raise RequestTooLargeError(f"preferences may have at most {MAX_DOCUMENT} bytes")
        table = schema.preferences
        with self._database.write() as connection:
            connection.execute(sa.delete(table).where(table.c.user_id == user_id))
            connection.execute(sa.insert(table).values(user_id=user_id, document=document))

    def delete(self, user_id: str) -> None:
        """Delete a user's document, if there is one."""
        table = schema.preferences
        with self._database.write() as connection:
            connection.execute(sa.delete(table).where(table.c.user_id == user_id))
