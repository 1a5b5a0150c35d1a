"""Organizations, users, memberships, buckets, authorizations, sessions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "organizations",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        *_times(),
        sa.PrimaryKeyConstraint("id", name="pk_organizations"),
        sa.UniqueConstraint("name", name="uq_organizations_name"),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("is_operator", sa.Boolean, nullable=False),
        sa.Column("password_hash", sa.Text),
        *_times(),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("name", name="uq_users_name"),
    )
    op.create_table(
        "memberships",
        sa.Column("user_id", sa.String(16), nullable=False),
        sa.Column("organization_id", sa.String(16), nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "organization_id", name="pk_memberships"),
        _belongs("memberships", "user_id", "users"),
        _belongs("memberships", "organization_id", "organizations"),
    )
    op.create_table(
        "buckets",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("organization_id", sa.String(16)),
        sa.Column("type", sa.String(8), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("retention", sa.BigInteger, nullable=False),
        sa.Column("shard_group_duration", sa.BigInteger, nullable=False),
        sa.Column("retention_policy", sa.Text, nullable=False),
        *_times(),
        sa.PrimaryKeyConstraint("id", name="pk_buckets"),
        _belongs("buckets", "organization_id", "organizations", ondelete="SET NULL"),
    )
    op.create_index(
        "ix_buckets_organization_id_name", "buckets", ["organization_id", "name"], unique=True
    )
    op.create_table(
        "authorizations",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("organization_id", sa.String(16), nullable=False),
        sa.Column("user_id", sa.String(16), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("permissions", sa.Text, nullable=False),
        *_times(),
        sa.PrimaryKeyConstraint("id", name="pk_authorizations"),
        sa.UniqueConstraint("token_hash", name="uq_authorizations_token_hash"),
        _belongs("authorizations", "organization_id", "organizations"),
        _belongs("authorizations", "user_id", "users"),
    )
    op.create_table(
        "sessions",
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("user_id", sa.String(16), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("expires_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name="pk_sessions"),
        _belongs("sessions", "user_id", "users"),
    )


def _times() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
    )


def _belongs(
    table: str, column: str, owner: str, ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{owner}.id"], name=f"fk_{table}_{column}", ondelete=ondelete
    )
