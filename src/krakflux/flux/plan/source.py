"""The leaves of plans: a bucket, and a read of a stretch of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.ports import BucketInfo
    from krakflux.model.tables import TableBlock
    from krakflux.storage.port import ReadSpec

__all__ = ["From", "Read"]


@dataclass(frozen=True, slots=True)
class From:
    """A bucket by name or id, not bounded yet."""

    bucket: str | None
    bucket_id: str | None

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        raise FluxError(
            f"cannot submit unbounded read to {_quoted(self.bucket or self.bucket_id)}; "
            "try bounding 'from' with a call to 'range'"
        )


@dataclass(frozen=True, slots=True)
class Read:
    """A read that storage carries out."""

    bucket: BucketInfo
    spec: ReadSpec

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return list(context.storage.read(self.bucket.id, self.spec, context.cancelled))


def _quoted(name: str | None) -> str:
    return f'"{name}"'
