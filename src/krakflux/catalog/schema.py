"""The catalog's tables. A change here needs a migration in `migrations/versions`."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

__all__ = [
    "REVISION",
    "authorizations",
    "buckets",
    "cells",
    "dashboards",
    "label_mappings",
    "labels",
    "made_once",
    "memberships",
    "metadata",
    "organizations",
    "preferences",
    "resource_memberships",
    "secrets",
    "sessions",
    "users",
    "variables",
]

# The newest migration; alembic is imported only where a database stands at another one.
REVISION: Final = "0008"

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_IDENTIFIER: Final = String(16)
_HASH: Final = String(64)


def _organization_id(*, primary_key: bool = False, index: bool | None = None) -> Column[str]:
    # Whatever belongs to an organization goes with it.
    return Column(
        "organization_id",
        _IDENTIFIER,
        ForeignKey("organizations.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
        index=index,
    )


organizations: Final = Table(
    "organizations",
    metadata,
    Column("id", _IDENTIFIER, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("description", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

users: Final = Table(
    "users",
    metadata,
    Column("id", _IDENTIFIER, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("status", String(8), nullable=False),
    Column("is_operator", Boolean, nullable=False),
    Column("password_hash", Text, nullable=True),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

memberships: Final = Table(
    "memberships",
    metadata,
    Column("user_id", _IDENTIFIER, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    _organization_id(primary_key=True),
    Column("role", String(8), nullable=False),
)

# A deleted bucket's row stays, without an organization, until storage has dropped its points.
buckets: Final = Table(
    "buckets",
    metadata,
    Column("id", _IDENTIFIER, primary_key=True),
    Column(
        "organization_id",
        _IDENTIFIER,
        ForeignKey("organizations.id", ondelete="SET NULL"),
        nullable=True,
    ),
    Column("type", String(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("retention", BigInteger, nullable=False),
    Column("shard_group_duration", BigInteger, nullable=False),
    Column("retention_policy", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Index("ix_buckets_organization_id_name", "organization_id", "name", unique=True),
)

authorizations: Final = Table(
    "authorizations",
    metadata,
    Column("id", _IDENTIFIER, primary_key=True),
    Column("token_hash", _HASH, nullable=False, unique=True),
    _organization_id(),
    Column("user_id", _IDENTIFIER, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("status", String(8), nullable=False),
    Column("description", Text, nullable=False),
    Column("permissions", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

sessions: Final = Table(
    "sessions",
    metadata,
    Column("key_hash", _HASH, primary_key=True),
    Column("user_id", _IDENTIFIER, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)

dashboards: Final = Table(
    "dashboards",
    metadata,
    Column("id", _IDENTIFIER, primary_key=True),
    _organization_id(index=True),
    # Whoever made it; the dashboard outlives the user.
    Column("owner_id", _IDENTIFIER, nullable=False),
    Column("name", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

# A cell and its view, whose properties are JSON and NULL as long as it has none.
cells: Final = Table(
    "cells",
    metadata,
    Column("id", _IDENTIFIER, primary_key=True),
    Column(
        "dashboard_id",
        _IDENTIFIER,
        ForeignKey("dashboards.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("position", Integer, nullable=False),
    Column("x", Integer, nullable=False),
    Column("y", Integer, nullable=False),
    Column("w", Integer, nullable=False),
    Column("h", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("properties", Text, nullable=True),
)

variables: Final = Table(
    "variables",
    metadata,
    Column("id", _IDENTIFIER, primary_key=True),
    _organization_id(),
    Column("name", Text, nullable=False),
    # The name as it must be unique: without regard to case.
    Column("key", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("selected", Text, nullable=False),
    Column("arguments", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Index("ix_variables_organization_id_key", "organization_id", "key", unique=True),
)

labels: Final = Table(
    "labels",
    metadata,
    Column("id", _IDENTIFIER, primary_key=True),
    _organization_id(),
    Column("name", Text, nullable=False),
    Column("properties", Text, nullable=False),
    Index("ix_labels_organization_id_name", "organization_id", "name", unique=True),
)

label_mappings: Final = Table(
    "label_mappings",
    metadata,
    Column("resource_id", _IDENTIFIER, primary_key=True),
    Column("label_id", _IDENTIFIER, ForeignKey("labels.id", ondelete="CASCADE"), primary_key=True),
)

# Of all resources but organizations, whose memberships are older.
resource_memberships: Final = Table(
    "resource_memberships",
    metadata,
    Column("resource_type", String(24), primary_key=True),
    Column("resource_id", _IDENTIFIER, primary_key=True),
    Column("user_id", _IDENTIFIER, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("role", String(8), nullable=False),
)

# What the platform makes by itself, once: what a user deletes of it stays deleted.
made_once: Final = Table(
    "made_once",
    metadata,
    Column("name", Text, primary_key=True),
    Column("created_at", BigInteger, nullable=False),
)

secrets: Final = Table(
    "secrets",
    metadata,
    _organization_id(primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

preferences: Final = Table(
    "preferences",
    metadata,
    Column("user_id", _IDENTIFIER, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("document", Text, nullable=False),
)
