"""Members and owners of resources, and what is made once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "resource_memberships",
        sa.Column("resource_type", sa.String(24), nullable=False),
        sa.Column("resource_id", sa.String(16), nullable=False),
        sa.Column("user_id", sa.String(16), nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.PrimaryKeyConstraint(
            "resource_type", "resource_id", "user_id", name="pk_resource_memberships"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="fk_resource_memberships_user_id",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "made_once",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_made_once"),
    )
