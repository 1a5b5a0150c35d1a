"""What the catalog needs of storage: a place for each bucket's points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from krakflux.storage.port import StorageStats

__all__ = ["BucketStore"]


class BucketStore(Protocol):
    """The part of `storage.port.Storage` that keeps buckets in step with the catalog."""

    def create_bucket(self, bucket: str, retention: int) -> None:
        """Make room for a bucket; does nothing but set the retention where it exists."""
        ...

    def set_retention(self, bucket: str, retention: int) -> None: ...

    def drop_bucket(self, bucket: str) -> None: ...

    def bucket_ids(self) -> list[str]: ...

    def stats(self) -> StorageStats: ...
