"""The ledger's file: SQLite, so that a command may read or add while the collector does."""

from __future__ import annotations

import sqlite3
import threading
from bisect import bisect_right
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from krakflux.collector.ledger.ranges import (
    Hole,
    IdRange,
    PairHoldings,
    gaps_between,
    held_ids,
    runs_of,
    unite,
)
from krakflux.errors import ConfigurationError, UnavailableError
from krakflux.model.time import DAY, Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from krakflux.model.market import Trade

__all__ = ["LEDGER_FILE", "ImportState", "Ledger", "ledger_targets", "open_ledger"]

LEDGER_FILE: Final = "ledger.sqlite"

_PATIENCE_S: Final = 30.0
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS held (
    target TEXT NOT NULL, pair TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    first_time INTEGER NOT NULL, last_time INTEGER NOT NULL,
    PRIMARY KEY (target, pair, first)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hole (
    target TEXT NOT NULL, pair TEXT NOT NULL, noticed INTEGER NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL, cause TEXT NOT NULL, healed INTEGER,
    begin INTEGER NOT NULL, end INTEGER NOT NULL,
    PRIMARY KEY (target, pair, noticed)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS hole_by_id ON hole (target, pair, first);
CREATE TABLE IF NOT EXISTS changed (
    target TEXT NOT NULL, pair TEXT NOT NULL, day INTEGER NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL,
    PRIMARY KEY (target, pair, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS imported (
    target TEXT NOT NULL, source TEXT NOT NULL, done_bytes INTEGER NOT NULL,
    last_time INTEGER NOT NULL, ordinal INTEGER NOT NULL, is_finished INTEGER NOT NULL,
    PRIMARY KEY (target, source)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class ImportState:
    """How far a source was imported.

    `done_bytes` of its text are stored; in them, the last trade without an id was number `ordinal`
    (from 0) of its moment, `last_time` (ns).
    """

    done_bytes: int = 0
    last_time: int = -1
    ordinal: int = -1
    is_finished: bool = False


class Ledger:
    """What one target holds; any thread may call.

    Where the file can't be read or written, a call raises UnavailableError and changes nothing.

    Args:
        connection: An open database with the tables; `close` closes it.
        target: Whose points these are: a bucket's id, or another platform's address and bucket.
    """

    def __init__(self, connection: sqlite3.Connection, target: str) -> None:
        self._connection = connection
        self._target = target
        self._lock = threading.Lock()

    @property
    def target(self) -> str:
        return self._target

    def close(self) -> None:
        """Let go of the file, once no thread is using it any more."""
        with self._lock:
            self._connection.close()

    def back_up(self, target: Path) -> None:
        """Write a consistent copy to the new file `target`, readable by its owner alone."""
        target.touch(mode=0o600)
        with self._opened():
            self._connection.execute("VACUUM INTO ?", (str(target),))

    def fresh(self, pair: str, trades: Sequence[Trade]) -> list[Trade]:
        """Give the numbered trades that are not held yet, by rising id, each once."""
        numbered = {trade.trade_id: trade for trade in trades if trade.trade_id is not None}
        if not numbered:
            return []
        with self._opened():
            runs = self._runs(pair, min(numbered), max(numbered))
        firsts = [run.first for run in runs]
        return [
            numbered[number]
            for number in sorted(numbered)
            if (place := bisect_right(firsts, number)) == 0 or runs[place - 1].last < number
        ]

    def record(self, pair: str, trades: Sequence[Trade], cause: str, now: int) -> list[Hole]:
        """Take note of stored trades; gives the holes that this opened, changed or healed.

        Args:
            pair: By its display name.
            trades: Numbered ones, held already or not.
            cause: Why the trades next to these, if they aren't held, are missing.
            now: The present (ns).
        """
        runs = runs_of(trades)
        if not runs:
            return []
        first, last = runs[0].first, runs[-1].last
        with self._opened(), self._transaction():
            near = self._runs(pair, first - 1, last + 1)
            united = unite([*near, *runs])
            self._replace(pair, near, united)
            self._note_changes(pair, trades)
            settled = self._settle(pair, first, last, now)
            around = self._with_neighbours(pair, united)
            return settled + self._open_holes(pair, around, cause, now)

    def holdings(self, pair: str) -> PairHoldings | None:
        """Tell what is held of a pair; None = nothing."""
        with self._opened():
            runs = self._all_runs(pair)
            holes = self._holes(pair, "TRUE", ())
        if not runs:
            return None
        ordered = sorted((_as_it_is(hole, runs) for hole in holes), key=lambda hole: hole.first)
        return PairHoldings(pair, tuple(runs), tuple(ordered))

    def pairs(self) -> list[str]:
        """Name the pairs of which trades are held."""
        rows = self._query("SELECT DISTINCT pair FROM held WHERE target = ? ORDER BY pair")
        return [pair for (pair,) in rows]

    def newest(self, pair: str) -> IdRange | None:
        """Give the newest run of a pair."""
        rows = self._query(
            "SELECT first, last, first_time, last_time FROM held"
            " WHERE target = ? AND pair = ? ORDER BY first DESC LIMIT 1",
            pair,
        )
        return IdRange(*rows[0]) if rows else None

    def explain(self, hole: Hole, cause: str) -> None:
        """Change what is known about why a hole is there."""
        with self._opened(), self._transaction():
            self._connection.execute(
                "UPDATE hole SET cause = ? WHERE target = ? AND pair = ? AND noticed = ?",
                (cause, self._target, hole.pair, hole.noticed),
            )

    def take_changes(self) -> list[tuple[str, Bounds]]:
        """Give, and forget, the stretches of time in which pairs got trades; none spans a day."""
        with self._opened(), self._transaction():
            rows = self._connection.execute(
                "DELETE FROM changed WHERE target = ? RETURNING pair, start, stop", (self._target,)
            ).fetchall()
        return [(pair, Bounds(start, stop)) for pair, start, stop in sorted(rows)]

    def mark_changed(self, pair: str, bounds: Bounds) -> None:
        """Note a stretch of time, within one day, in which a pair got trades."""
        with self._opened(), self._transaction():
            self._mark_changed(pair, bounds)

    def imported(self, source: str) -> ImportState | None:
        """Tell how far a source was imported; None = never begun."""
        rows = self._query(
            "SELECT done_bytes, last_time, ordinal, is_finished FROM imported"
            " WHERE target = ? AND source = ?",
            source,
        )
        if not rows:
            return None
        done_bytes, last_time, ordinal, is_finished = rows[0]
        return ImportState(done_bytes, last_time, ordinal, bool(is_finished))

    def note_imported(self, source: str, state: ImportState) -> None:
        """Remember how far a source was imported."""
        with self._opened(), self._transaction():
            self._connection.execute(
                "INSERT OR REPLACE INTO imported VALUES (?, ?, ?, ?, ?, ?)",
                (
                    *(self._target, source, state.done_bytes, state.last_time, state.ordinal),
                    state.is_finished,
                ),
            )

    def forget(self, pair: str) -> None:
        """Drop everything known of a pair whose trades are gone."""
        with self._opened(), self._transaction():
            for table in ("held", "hole", "changed"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE target = ? AND pair = ?", (self._target, pair)
                )

    def _note_changes(self, pair: str, trades: Sequence[Trade]) -> None:
        days: dict[int, list[int]] = {}
        for trade in trades:
            days.setdefault(trade.time // DAY, []).append(trade.time)
        for times in days.values():
            self._mark_changed(pair, Bounds(min(times), max(times) + 1))

    def _mark_changed(self, pair: str, bounds: Bounds) -> None:
        self._connection.execute(
            "INSERT INTO changed VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET start = min(start, excluded.start), stop = max(stop, excluded.stop)",
            (self._target, pair, bounds.start // DAY, bounds.start, bounds.stop),
        )

    def _query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._opened():
            return self._connection.execute(sql, (self._target, *values)).fetchall()

    @contextmanager
    def _opened(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise UnavailableError(
                    f"the ledger of trades can't be used: {error}",
                    hint="trades wait and are taken as soon as it can",
                ) from error

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            # On a full disk SQLite has rolled it back already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _all_runs(self, pair: str) -> list[IdRange]:
        return self._runs(pair, -(1 << 62), 1 << 62)

    def _runs(self, pair: str, first: int, last: int) -> list[IdRange]:
        """Read the runs that hold an id from `first` to `last`, rising."""
        rows = self._connection.execute(
            "SELECT first, last, first_time, last_time FROM held"
            " WHERE target = ? AND pair = ? AND first <= ? AND last >= ? ORDER BY first",
            (self._target, pair, last, first),
        )
        return [IdRange(*row) for row in rows]

    def _replace(self, pair: str, before: list[IdRange], after: list[IdRange]) -> None:
        self._connection.executemany(
            "DELETE FROM held WHERE target = ? AND pair = ? AND first = ?",
            [(self._target, pair, run.first) for run in before],
        )
        self._connection.executemany(
            "INSERT INTO held VALUES (?, ?, ?, ?, ?, ?)",
            [
                (self._target, pair, run.first, run.last, run.first_time, run.last_time)
                for run in after
            ],
        )

    def _with_neighbours(self, pair: str, runs: list[IdRange]) -> list[IdRange]:
        """Add the held runs right before and right after."""
        select = "SELECT first, last, first_time, last_time FROM held WHERE target = ? AND pair = ?"
        below = self._connection.execute(
            f"{select} AND first < ? ORDER BY first DESC LIMIT 1",
            (self._target, pair, runs[0].first),
        ).fetchall()
        above = self._connection.execute(
            f"{select} AND first > ? ORDER BY first LIMIT 1", (self._target, pair, runs[-1].first)
        ).fetchall()
        return [*(IdRange(*row) for row in below), *runs, *(IdRange(*row) for row in above)]

    def _open_holes(self, pair: str, runs: list[IdRange], cause: str, now: int) -> list[Hole]:
        """Enter every gap between these runs that no open entry covers; gives the new entries."""
        opened = []
        for below, above in gaps_between(runs):
            first, last = below.last + 1, above.first - 1
            covered = self._connection.execute(
                "SELECT 1 FROM hole WHERE target = ? AND pair = ? AND healed IS NULL"
                " AND first <= ? AND last >= ?",
                (self._target, pair, first, last),
            ).fetchone()
            if covered is not None:
                continue
            noticed = self._free_moment(pair, now)
            begin, end = below.last_time, above.first_time
            missing = last - first + 1
            opened.append(Hole(pair, first, last, begin, end, cause, noticed, missing))
            self._connection.execute(
                "INSERT INTO hole VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)",
                (self._target, pair, noticed, first, last, cause, begin, end),
            )
        return opened

    def _free_moment(self, pair: str, now: int) -> int:
        (newest,) = self._connection.execute(
            "SELECT max(noticed) FROM hole WHERE target = ? AND pair = ?", (self._target, pair)
        ).fetchone()
        return now if newest is None else max(now, newest + 1)

    def _settle(self, pair: str, first: int, last: int, now: int) -> list[Hole]:
        """Mark as healed what is whole by now; gives the holes that ids `first` to `last` touch."""
        holes = self._holes(pair, "healed IS NULL AND first <= ? AND last >= ?", (last, first))
        settled = []
        for hole in holes:
            runs = self._runs(pair, hole.first - 1, hole.last + 1)
            current = _as_it_is(hole, runs)
            if not current.missing:
                self._connection.execute(
                    "UPDATE hole SET healed = ? WHERE target = ? AND pair = ? AND noticed = ?",
                    (now, self._target, pair, hole.noticed),
                )
                current = _healed(hole, now)
            settled.append(current)
        return settled

    def _holes(self, pair: str, condition: str, values: tuple[int, ...]) -> list[Hole]:
        """Read entries as they were made: with the ids that were missing then."""
        rows = self._connection.execute(
            "SELECT pair, first, last, begin, end, cause, noticed,"
            " CASE WHEN healed IS NULL THEN last - first + 1 ELSE 0 END, healed FROM hole"
            f" WHERE target = ? AND pair = ? AND {condition} ORDER BY first",
            (self._target, pair, *values),
        )
        return [Hole(*row) for row in rows]


@contextmanager
def open_ledger(path: Path, target: str) -> Iterator[Ledger]:
    """Open a ledger's file, making it where it is missing.

    Raises:
        ConfigurationError: it can't be opened, or isn't a ledger.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise ConfigurationError(f"cannot open the ledger {path}: {error}") from error
    try:
        # After a power cut its last entries may be missing: those trades are stored once more.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_SCHEMA)
    except sqlite3.Error as error:
        connection.close()
        raise ConfigurationError(f"cannot open the ledger {path}: {error}") from error
    ledger = Ledger(connection, target)
    try:
        yield ledger
    finally:
        ledger.close()


def ledger_targets(path: Path) -> list[str]:
    """Name the targets a ledger's file knows; none where there is no file."""
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(path, timeout=_PATIENCE_S)) as connection:
            rows = connection.execute("SELECT DISTINCT target FROM held ORDER BY target")
            return [target for (target,) in rows]
    except sqlite3.Error as error:
        raise ConfigurationError(f"cannot open the ledger {path}: {error}") from error


def _as_it_is(hole: Hole, runs: Sequence[IdRange]) -> Hole:
    """Shrink an open entry to the ids that are still missing, given the runs around it."""
    if not hole.is_open:
        return hole
    first, last, begin, end = hole.first, hole.last, hole.begin, hole.end
    for run in runs:
        if run.first <= first <= run.last:
            first, begin = run.last + 1, run.last_time
    for run in reversed(runs):
        if run.first <= last <= run.last:
            last, end = run.first - 1, run.first_time
    missing = max(0, last - first + 1) - (held_ids(runs, first, last) if first <= last else 0)
    return Hole(hole.pair, first, last, begin, end, hole.cause, hole.noticed, missing, hole.healed)


def _healed(hole: Hole, now: int) -> Hole:
    return Hole(
        *(hole.pair, hole.first, hole.last, hole.begin, hole.end, hole.cause, hole.noticed),
        missing=0,
        healed=now,
    )
