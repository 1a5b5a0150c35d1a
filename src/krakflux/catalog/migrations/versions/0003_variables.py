"""Variables of queries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "variables",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("organization_id", sa.String(16), nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("name", "key", "description", "selected", "arguments")
        ),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_variables"),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name="fk_variables_organization_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index(
        "ix_variables_organization_id_key", "variables", ["organization_id", "key"], unique=True
    )
