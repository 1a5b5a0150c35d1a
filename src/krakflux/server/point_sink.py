"""Where scripts write: the buckets that their caller may write to, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.catalog.permissions import Action
from krakflux.errors import ForbiddenError, NotFoundError, UnprocessableError
from krakflux.flux.ports import BucketInfo
from krakflux.server.access import bucket_resource

if TYPE_CHECKING:
    from krakflux.catalog.snapshot import Snapshot
    from krakflux.model.points import PointBatch
    from krakflux.server.access import Caller
    from krakflux.storage.port import PointWriter

__all__ = ["READ_ONLY_HEADER", "ReadOnlyRun", "WritableBuckets"]

READ_ONLY_HEADER: Final = "X-Krakflux-Read-Only"

_READ_ONLY: Final = (
    "this query was started by the page itself and may not write; press Run to let it write"
)


@dataclass(frozen=True, slots=True)
class ReadOnlyRun:
    """No bucket: what a query may write to that no person asked to run (ADR 0092)."""

    def find(self, name: str | None, identifier: str | None) -> BucketInfo:
        """Refuse.

        Raises:
            ForbiddenError: always.
        """
        raise ForbiddenError(_READ_ONLY)

    def write(self, bucket: BucketInfo, batch: PointBatch) -> None:
        """Refuse, as `find` does."""
        raise ForbiddenError(_READ_ONLY)


@dataclass(frozen=True, slots=True)
class WritableBuckets:
    """The buckets of an organization that a caller may write to, and the storage behind them."""

    snapshot: Snapshot
    caller: Caller
    organization_id: str
    storage: PointWriter

    def find(self, name: str | None, identifier: str | None) -> BucketInfo:
        """Look a bucket up by name or id.

        Raises:
            NotFoundError: it is not one of the organization's.
            ForbiddenError: the caller may not write to it.
        """
        if identifier is not None:
            found = self.snapshot.buckets.get(identifier)
        else:
            found = self.snapshot.bucket_names.get((self.organization_id, name or ""))
        if found is None or found.organization_id != self.organization_id:
            raise NotFoundError(f'bucket "{identifier if name is None else name}" not found')
        if not self.caller.may(Action.WRITE, bucket_resource(found)):
            raise ForbiddenError("insufficient permissions for write")
        return BucketInfo(found.id, found.name, found.organization_id, found.retention)

    def write(self, bucket: BucketInfo, batch: PointBatch) -> None:
        """Store points.

        Raises:
            UnprocessableError: some were dropped; the others were stored.
            UnavailableError: storage takes nothing now.
        """
        report = self.storage.write(bucket.id, batch)
        if report.dropped:
            raise UnprocessableError(
                f"failure writing points to database: partial write: {report.reason} "
                f"dropped={report.dropped}{report.scope}"
            )
