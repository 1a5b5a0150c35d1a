"""What the platform makes by itself: once, so that what a user deletes of it stays deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krakflux.catalog.dashboards import DashboardDraft, Dashboards
    from krakflux.catalog.database import Database
    from krakflux.catalog.variables import VariableDraft, Variables
    from krakflux.clock import Clock

__all__ = ["MadeOnce"]


class MadeOnce:
    """Makes dashboards and variables of one name once in the life of a catalog."""

    def __init__(
        self, database: Database, clock: Clock, dashboards: Dashboards, variables: Variables
    ) -> None:
        self._database = database
        self._clock = clock
        self._dashboards = dashboards
        self._variables = variables

    def make(
        self,
        name: str,
        dashboards: Iterable[DashboardDraft],
        variables: Iterable[VariableDraft] = (),
    ) -> bool:
        """Make them all in one transaction, unless this was done before; tells whether it did.

        A variable whose name is taken is left as it is.
        """
        table = schema.made_once
        with self._database.change() as connection:
            found = connection.execute(sa.select(table.c.name).where(table.c.name == name)).first()
            if found is not None:
                return False
            values = {"name": name, "created_at": self._clock.now()}
            connection.execute(sa.insert(table).values(values))
            for variable in variables:
                try:
                    self._variables.insert(connection, variable)
                except ConflictError:
                    continue
            for dashboard in dashboards:
                self._dashboards.insert(connection, dashboard)
        return True
