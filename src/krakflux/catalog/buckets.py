"""Buckets: in the catalog, and in step with it in storage."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.records import Bucket, BucketType
from krakflux.catalog.retention import FOREVER, normalize_retention
from krakflux.errors import ConflictError, InvalidError, KrakfluxError, NotFoundError
from krakflux.model.identifiers import new_identifier
from krakflux.model.time import DAY

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from krakflux.catalog.database import Database
    from krakflux.catalog.ports import BucketStore
    from krakflux.clock import Clock

__all__ = ["BucketChanges", "BucketDraft", "Buckets", "check_name"]

_log = logging.getLogger(__name__)

_MONITORING_RETENTION: Final = 7 * DAY
_TASKS_RETENTION: Final = 3 * DAY


@dataclass(frozen=True, slots=True)
class BucketDraft:
    """A bucket to be made; durations in nanoseconds, a shard group duration of None is derived."""

    organization_id: str
    name: str
    description: str = ""
    retention: int = FOREVER
    shard_group_duration: int | None = None
    retention_policy: str = ""


@dataclass(frozen=True, slots=True)
class BucketChanges:
    """What to change in a bucket; None leaves it."""

    name: str | None = None
    description: str | None = None
    retention: int | None = None
    shard_group_duration: int | None = None


class Buckets:
    """Makes, changes and deletes buckets.

    The order survives a crash at any point: a bucket is made in storage before its row is
    committed, and a deleted bucket's row stays (without an organization) until storage has dropped
    its points. `attach` finishes what a crash left over.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._store: BucketStore | None = None

    def attach(self, store: BucketStore) -> None:
        """Bring storage in step with the catalog and keep it so from now on.

        Points are never dropped for lack of a row: a catalog restored from an older copy must not
        cost data.
        """
        for bucket in self._database.snapshot.buckets.values():
            store.create_bucket(bucket.id, bucket.retention)
        self._store = store
        self.drop_deleted()
        _drop_unknown(store, set(self._database.snapshot.buckets))

    def get(self, identifier: str) -> Bucket:
        """Look a bucket up by its id.

        Raises:
            NotFoundError: "bucket not found".
        """
        bucket = self._database.snapshot.buckets.get(identifier)
        if bucket is None:
            raise NotFoundError("bucket not found")
        return bucket

    def create(self, draft: BucketDraft) -> Bucket:
        """Make a bucket of a user.

        Raises:
            InvalidError: a name InfluxDB refuses.
            ConflictError: the organization has a bucket of that name.
            NotFoundError: no such organization.
            UnprocessableError: a retention InfluxDB refuses.
        """
        check_name(draft.name)
        with self._database.change() as connection:
            return self.insert(connection, draft)

    def insert(
        self, connection: Connection, draft: BucketDraft, type_: BucketType = BucketType.USER
    ) -> Bucket:
        """Do the work of `create` within the caller's transaction."""
        _check_free(connection, draft.organization_id, draft.name)
        retention, shard_group_duration = normalize_retention(
            draft.retention, draft.shard_group_duration
        )
        now = self._clock.now()
        bucket = Bucket(
            id=new_identifier(),
            organization_id=draft.organization_id,
            type=type_,
            name=draft.name,
            description=draft.description,
            retention=retention,
            shard_group_duration=shard_group_duration,
            retention_policy=draft.retention_policy,
            created_at=now,
            updated_at=now,
        )
        connection.execute(sa.insert(schema.buckets).values(**_columns(bucket)))
        if self._store is not None:
            self._store.create_bucket(bucket.id, bucket.retention)
        return bucket

    def insert_system_buckets(self, connection: Connection, organization_id: str) -> None:
        """Make the two buckets every organization has, within the caller's transaction."""
        for name, retention, description in (
            ("_monitoring", _MONITORING_RETENTION, "System bucket for monitoring logs"),
            ("_tasks", _TASKS_RETENTION, "System bucket for task logs"),
        ):
            draft = BucketDraft(organization_id, name, description, retention)
            self.insert(connection, draft, BucketType.SYSTEM)

    def update(self, identifier: str, changes: BucketChanges) -> Bucket:
        """Change a bucket.

        Raises:
            NotFoundError: no such bucket.
            InvalidError: a name InfluxDB refuses, or a system bucket renamed.
            ConflictError: the name is taken.
            UnprocessableError: a retention InfluxDB refuses.
        """
        with self._database.change() as connection:
            bucket = self.get(identifier)
            changed = _apply(bucket, changes, self._clock.now())
            if changed.name != bucket.name:
                _check_rename(bucket, changed.name)
                _check_free(connection, bucket.organization_id, changed.name)
            connection.execute(
                sa.update(schema.buckets)
                .where(schema.buckets.c.id == identifier)
                .values(**_columns(changed))
            )
        if self._store is not None and changed.retention != bucket.retention:
            self._store.set_retention(identifier, changed.retention)
        return changed

    def delete(self, identifier: str) -> None:
        """Delete a bucket with all its points.

        Raises:
            NotFoundError: no such bucket.
            InvalidError: a system bucket.
        """
        with self._database.change() as connection:
            if self.get(identifier).type is BucketType.SYSTEM:
                raise InvalidError("system buckets cannot be deleted")
            connection.execute(
                sa.update(schema.buckets)
                .where(schema.buckets.c.id == identifier)
                .values(organization_id=None)
            )
        self.drop_deleted()

    def delete_all(self, connection: Connection, organization_id: str) -> None:
        """Mark an organization's buckets as deleted, within the caller's transaction."""
        connection.execute(
            sa.update(schema.buckets)
            .where(schema.buckets.c.organization_id == organization_id)
            .values(organization_id=None)
        )

    def drop_deleted(self) -> None:
        """Free the points of buckets that are marked as deleted."""
        table = schema.buckets
        if self._store is None:
            return
        with self._database.look() as connection:
            query = sa.select(table.c.id).where(table.c.organization_id.is_(None))
            deleted = connection.execute(query).scalars().all()
        for identifier in deleted:
            try:
                self._store.drop_bucket(identifier)
            except KrakfluxError:
                # The row stays, so the next start tries again.
                _log.exception(
                    "the points of the deleted bucket %s could not be dropped", identifier
                )
                continue
            with self._database.change() as connection:
                connection.execute(sa.delete(table).where(table.c.id == identifier))


def _drop_unknown(store: BucketStore, known: set[str]) -> None:
    unknown = set(store.bucket_ids()) - known
    if not unknown:
        return
    stats = store.stats().buckets
    for identifier in sorted(unknown):
        if identifier in stats and stats[identifier].values == 0:
            store.drop_bucket(identifier)
        else:
            _log.warning("storage holds points of bucket %s, which no catalog names", identifier)


def check_name(name: str) -> None:
    """Refuse the bucket names that InfluxDB refuses.

    Raises:
        InvalidError: empty, with a leading underscore or a quotation mark.
    """
    if not name.strip():
        raise InvalidError("bucket name is empty")
    if name.startswith("_"):
        raise InvalidError(f"bucket name {name} is invalid. Buckets may not start with underscore")
    if '"' in name:
        raise InvalidError(
            f"bucket name {name} is invalid. Bucket names may not include quotation marks"
        )


def _check_rename(bucket: Bucket, name: str) -> None:
    if bucket.type is BucketType.SYSTEM:
        raise InvalidError("system buckets cannot be renamed")
    check_name(name)


def _check_free(connection: Connection, organization_id: str, name: str) -> None:
    organizations, buckets = schema.organizations, schema.buckets
    owner = sa.select(organizations.c.id).where(organizations.c.id == organization_id)
    if connection.execute(owner).first() is None:
        raise NotFoundError("organization not found")
    taken = sa.select(buckets.c.id).where(
        buckets.c.organization_id == organization_id, buckets.c.name == name
    )
    if connection.execute(taken).first() is not None:
        raise ConflictError(f"bucket with name {name} already exists")


def _apply(bucket: Bucket, changes: BucketChanges, now: int) -> Bucket:
    retention, shard_group_duration = bucket.retention, bucket.shard_group_duration
    if changes.retention is not None:
        retention, shard_group_duration = normalize_retention(
            changes.retention, changes.shard_group_duration
        )
    return replace(
        bucket,
        name=bucket.name if changes.name is None else changes.name,
        description=bucket.description if changes.description is None else changes.description,
        retention=retention,
        shard_group_duration=shard_group_duration,
        updated_at=now,
    )


def _columns(bucket: Bucket) -> dict[str, object]:
    return {column.name: getattr(bucket, column.name) for column in schema.buckets.columns}
