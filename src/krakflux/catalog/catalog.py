"""The catalog as a whole: its parts over one database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.catalog.authorizations import Authorizations
from krakflux.catalog.buckets import Buckets
from krakflux.catalog.dashboards import Dashboards
from krakflux.catalog.database import Database, open_database
from krakflux.catalog.labels import Labels
from krakflux.catalog.made_once import MadeOnce
from krakflux.catalog.members import Members
from krakflux.catalog.onboarding import Onboarding
from krakflux.catalog.organizations import Organizations
from krakflux.catalog.preferences import Preferences
from krakflux.catalog.secrets import Secrets
from krakflux.catalog.sessions import Sessions
from krakflux.catalog.users import Users
from krakflux.catalog.variables import Variables

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.catalog.ports import BucketStore
    from krakflux.catalog.snapshot import Snapshot
    from krakflux.clock import Clock

__all__ = ["Catalog", "open_catalog"]


class Catalog:
    """All metadata of one platform. Every method may be called from any thread."""

    def __init__(self, database: Database, clock: Clock, key_file: Path) -> None:
        self._database = database
        self.users = Users(database, clock)
        self.buckets = Buckets(database, clock)
        self.organizations = Organizations(database, clock, self.buckets)
        self.authorizations = Authorizations(database, clock)
        self.dashboards = Dashboards(database, clock)
        self.variables = Variables(database, clock)
        self.labels = Labels(database)
        self.made_once = MadeOnce(database, clock, self.dashboards, self.variables)
        self.members = Members(database)
        self.preferences = Preferences(database)
        self.secrets = Secrets(database, key_file)
        self.sessions = Sessions(database, clock)
        self.onboarding = Onboarding(
            database, self.organizations, self.users, self.buckets, self.authorizations
        )

    @property
    def snapshot(self) -> Snapshot:
        """All records as they are now; never waits for the database."""
        return self._database.snapshot

    def attach(self, store: BucketStore) -> None:
        """Bring storage's buckets in step with the catalog's, now and after every change."""
        self.buckets.attach(store)

    def back_up(self, target: Path) -> None:
        """Write a consistent copy of all metadata to the new file `target`, while running."""
        self._database.back_up(target)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


def open_catalog(path: Path, clock: Clock) -> Catalog:
    """Open the catalog in the SQLite file `path`, made or migrated where needed.

    Its buckets exist in storage once `Catalog.attach` has been given one. The key of its secrets is
    the file `secrets.key` beside it.
    """
    return Catalog(open_database(path), clock, path.with_name("secrets.key"))
