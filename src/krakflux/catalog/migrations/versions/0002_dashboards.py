"""Dashboards and their cells."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "dashboards",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("organization_id", sa.String(16), nullable=False),
        sa.Column("owner_id", sa.String(16), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dashboards"),
        _belongs("dashboards", "organization_id", "organizations"),
    )
    op.create_index("ix_dashboards_organization_id", "dashboards", ["organization_id"])
    op.create_table(
        "cells",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("dashboard_id", sa.String(16), nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("position", "x", "y", "w", "h")),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("properties", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_cells"),
        _belongs("cells", "dashboard_id", "dashboards"),
    )
    op.create_index("ix_cells_dashboard_id", "cells", ["dashboard_id"])


def _belongs(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{owner}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
