"""The catalog's database: opening it, migrating it, changing it."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import event

from krakflux.catalog.schema import REVISION
from krakflux.catalog.snapshot import Snapshot, read_snapshot
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

__all__ = ["Database", "open_database"]


class Database:
    """One open catalog database and the snapshot of what it holds.

    Changes go one after the other; whoever holds a `Snapshot` keeps a consistent picture.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        with engine.connect() as connection:
            self._snapshot = read_snapshot(connection)

    @property
    def snapshot(self) -> Snapshot:
        return self._snapshot

    @contextmanager
    def change(self) -> Iterator[Connection]:
        """Run one transaction; its result is in `snapshot` when the block has ended."""
        with self._lock:
            with self._engine.begin() as connection:
                yield connection
                changed = read_snapshot(connection)
            self._snapshot = changed

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Run one transaction on what the snapshot does not hold (sessions)."""
        with self._lock, self._engine.begin() as connection:
            yield connection

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """Read what the snapshot does not hold (password hashes, sessions)."""
        with self._engine.connect() as connection:
            yield connection

    def back_up(self, target: Path) -> None:
        """Write a consistent copy to the new file `target`, readable by its owner alone."""
        target.touch(mode=0o600)
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (os.fspath(target),))

    def close(self) -> None:
        self._engine.dispose()


def open_database(path: Path) -> Database:
    """Open the SQLite file at `path`, made (readable by its owner alone) where it is missing.

    Raises:
        ConfigurationError: the file is no catalog, or one of a newer version.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    url = sa.URL.create("sqlite", database=os.fspath(path))
    # Errors get into the log: what was to be stored (tokens' and passwords' hashes) must not.
    engine = sa.create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    try:
        _migrate(engine)
        return Database(engine)
    except sa.exc.DatabaseError as error:
        engine.dispose()
        raise ConfigurationError(f"the catalog {path} can't be read: {error.orig}") from error
    except BaseException:
        engine.dispose()
        raise


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for setting in (
        "journal_mode = WAL",
        "foreign_keys = ON",
        "synchronous = FULL",
        "busy_timeout = 5000",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _migrate(engine: Engine) -> None:
    found = _current_revision(engine)
    if found == REVISION:
        return
    if found is not None and found > REVISION:
        raise ConfigurationError(
            f"the catalog was written by a newer version of krakflux (its revision is {found}, "
            f"this version knows {REVISION})"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", os.fspath(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _current_revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        row = connection.execute(sa.text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])
