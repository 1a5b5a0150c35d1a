"""The leaves of plans: a bucket, and a read of a stretch of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import single_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context, Reader
    from krakflux.flux.ports import BucketInfo
    from krakflux.model.predicate import Predicate
    from krakflux.model.tables import TableBlock
    from krakflux.model.time import Bounds
    from krakflux.storage.port import Cancellation, ReadSpec

__all__ = ["From", "Read", "SchemaLookup"]


@dataclass(frozen=True, slots=True)
class From:
    """A bucket by name or id, not bounded yet."""

    bucket: str | None
    bucket_id: str | None

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        raise self.unbounded()

    def unbounded(self) -> FluxError:
        """Make the error of a read without range."""
        return FluxError(
            f"cannot submit unbounded read to {_quoted(self.bucket or self.bucket_id)}; "
            "try bounding 'from' with a call to 'range'"
        )


@dataclass(frozen=True, slots=True)
class Read:
    """A read that storage carries out."""

    bucket: BucketInfo
    spec: ReadSpec

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        with context.reading() as cancelled:
            return list(context.storage.read(self.bucket.id, self.spec, cancelled))


def _quoted(name: str | None) -> str:
    return f'"{name}"'


@dataclass(frozen=True, slots=True)
class SchemaLookup:
    """Asks storage for the values of `tag`, or for all tag keys (None): one table of `_value`."""

    bucket: BucketInfo
    bounds: Bounds
    predicate: Predicate | None
    tag: str | None

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        with context.reading() as cancelled:
            found = self._look_up(context.storage, cancelled)
        if not found:
            return []
        return [single_table(pl.DataFrame({"_value": found}, schema={"_value": pl.String}))]

    def _look_up(self, storage: Reader, cancelled: Cancellation) -> list[str]:
        arguments = (self.bounds, self.predicate, cancelled)
        if self.tag is not None:
            return storage.tag_values(self.bucket.id, self.tag, *arguments)
        tags = storage.tag_keys(self.bucket.id, *arguments)
        if not tags and not storage.measurements(self.bucket.id, *arguments):
            return []
        # What group keys hold beside the tags.
        return sorted({*tags, "_field", "_measurement", "_start", "_stop"})
