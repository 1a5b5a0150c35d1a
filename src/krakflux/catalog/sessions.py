"""Sessions of signed-in browsers: in memory for every request, in the database over a restart."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.records import Session
from krakflux.catalog.tokens import hash_secret, new_secret
from krakflux.model.time import MINUTE

if TYPE_CHECKING:
    from krakflux.catalog.database import Database
    from krakflux.clock import Clock

__all__ = ["Sessions"]

LIFETIME: Final = 60 * MINUTE


class Sessions:
    """Starts, finds, renews and ends sessions; thread-safe."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._lock = threading.Lock()
        self._sessions = self._load()

    def start(self, user_id: str) -> tuple[str, Session]:
        """Sign a user in; gives the key for the cookie and the session (60 minutes)."""
        key, now = new_secret().rstrip("="), self._clock.now()
        session = Session(hash_secret(key), user_id, now, now + LIFETIME)
        self._forget_expired(now)
        table = schema.sessions
        with self._database.write() as connection:
            connection.execute(sa.delete(table).where(table.c.expires_at <= now))
            connection.execute(
                sa.insert(table).values(
                    key_hash=session.key_hash,
                    user_id=user_id,
                    created_at=session.created_at,
                    expires_at=session.expires_at,
                )
            )
        with self._lock:
            self._sessions[session.key_hash] = session
        return key, session

    def find(self, key: str) -> Session | None:
        """Find a live session by its key, without touching the database."""
        session = self._sessions.get(hash_secret(key))
        if session is None or session.expires_at <= self._clock.now():
            return None
        return session

    def is_due(self, session: Session) -> bool:
        """Tell whether a session in use has spent half its time and should be renewed."""
        return session.expires_at - self._clock.now() < LIFETIME // 2

    def renew(self, session: Session) -> Session:
        """Give a session another 60 minutes from now; one that has ended stays ended."""
        renewed = replace(session, expires_at=self._clock.now() + LIFETIME)
        with self._lock:
            if session.key_hash not in self._sessions:
                return session
            self._sessions[session.key_hash] = renewed
        table = schema.sessions
        with self._database.write() as connection:
            connection.execute(
                sa.update(table)
                .where(table.c.key_hash == session.key_hash)
                .values(expires_at=renewed.expires_at)
            )
        return renewed

    def end(self, session: Session) -> None:
        """Sign a browser out."""
        with self._lock:
            self._sessions.pop(session.key_hash, None)
        table = schema.sessions
        with self._database.write() as connection:
            connection.execute(sa.delete(table).where(table.c.key_hash == session.key_hash))

    def end_others(self, user_id: str, kept: Session | None = None) -> None:
        """Sign a user out everywhere, but for the session `kept` (a changed password)."""
        for session in list(self._sessions.values()):
            if session.user_id == user_id and session != kept:
                self.end(session)

    def _load(self) -> dict[str, Session]:
        with self._database.look() as connection:
            rows = connection.execute(sa.select(schema.sessions)).all()
        return {
            row.key_hash: Session(row.key_hash, row.user_id, row.created_at, row.expires_at)
            for row in rows
        }

    def _forget_expired(self, now: int) -> None:
        with self._lock:
            live = {key: item for key, item in self._sessions.items() if item.expires_at > now}
            self._sessions = live
