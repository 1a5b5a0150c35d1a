"""Whoever made a dashboard is its owner, also of those that are older than this."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute(
        "INSERT OR IGNORE INTO resource_memberships (resource_type, resource_id, user_id, role) "
        "SELECT 'dashboards', dashboards.id, users.id, 'owner' FROM dashboards "
        "JOIN users ON users.id = dashboards.owner_id "
        "JOIN memberships ON memberships.user_id = users.id "
        "AND memberships.organization_id = dashboards.organization_id"
    )
