"""Labels, and which resources carry them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "labels",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("organization_id", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("properties", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_labels"),
        _belongs("labels", "organization_id", "organizations"),
    )
    op.create_index(
        "ix_labels_organization_id_name", "labels", ["organization_id", "name"], unique=True
    )
    op.create_table(
        "label_mappings",
        sa.Column("resource_id", sa.String(16), nullable=False),
        sa.Column("label_id", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("resource_id", "label_id", name="pk_label_mappings"),
        _belongs("label_mappings", "label_id", "labels"),
    )


def _belongs(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{owner}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
