"""Doubles for what lies below the catalog: a clock to move by hand, a store without points."""

from __future__ import annotations

from dataclasses import dataclass, field

from krakflux.storage.port import BucketStats, StorageStats

START = 1_700_000_000_000_000_000


@dataclass
class SteppingClock:
    """Stands still until told to move."""

    time: int = START

    def now(self) -> int:
        return self.time


@dataclass
class RecordingStore:
    """Remembers each bucket's retention; `values` are the points it pretends to hold."""

    retentions: dict[str, int] = field(default_factory=dict)
    values: dict[str, int] = field(default_factory=dict)
    failure: Exception | None = None

    def create_bucket(self, bucket: str, retention: int) -> None:
        if self.failure is not None:
            raise self.failure
        self.retentions[bucket] = retention

    def set_retention(self, bucket: str, retention: int) -> None:
        self.retentions[bucket] = retention

    def drop_bucket(self, bucket: str) -> None:
        if self.failure is not None:
            raise self.failure
        self.retentions.pop(bucket, None)

    def bucket_ids(self) -> list[str]:
        return list(self.retentions)

    def stats(self) -> StorageStats:
        return StorageStats(
            {name: BucketStats(0, self.values.get(name, 0), 0) for name in self.retentions}
        )
