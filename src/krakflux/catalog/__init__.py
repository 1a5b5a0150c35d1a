"""Metadata: organizations, users, buckets, authorizations, sessions, dashboards.

Names and ids go in, frozen records come out; kept in SQLite through SQLAlchemy. Readers use an
in-memory `Snapshot` that is replaced after every change, so no request waits for the database.
Points live in storage, whose buckets are kept in step. May import storage.port and every layer
below.
"""

from krakflux.catalog.catalog import Catalog, open_catalog

__all__ = ["Catalog", "open_catalog"]
