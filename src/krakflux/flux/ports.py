"""What Flux needs from the layers above; `app` and `server` plug it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.model.points import PointBatch

__all__ = ["BucketDirectory", "BucketInfo", "Delivery", "PointSink", "SecretStore"]


@dataclass(frozen=True, slots=True)
class BucketInfo:
    """A bucket as a script sees it; `retention` in nanoseconds, 0 = forever."""

    id: str
    name: str
    organization_id: str
    retention: int


class BucketDirectory(Protocol):
    """The buckets that the caller of a query may read."""

    def find(self, name: str | None, identifier: str | None) -> BucketInfo:
        """Look a bucket up by name or id.

        Raises:
            NotFoundError: `failed to initialize execute state: could not find bucket "x"`, also
                where the caller may not read it.
        """
        ...

    def list(self) -> Sequence[BucketInfo]: ...


class PointSink(Protocol):
    """The buckets that the caller of a query may write to."""

    def find(self, name: str | None, identifier: str | None) -> BucketInfo:
        """Look a bucket up by name or id.

        Raises:
            NotFoundError: there is none such.
            ForbiddenError: the caller may not write to it.
        """
        ...

    def write(self, bucket: BucketInfo, batch: PointBatch) -> None:
        """Store points; on return they are on disk.

        Raises:
            KrakfluxError: some or all were not stored.
        """
        ...


class Delivery(Protocol):
    """The way out for messages of scripts."""

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """Send a request and give the status code of its answer.

        Raises:
            KrakfluxError: it was not delivered.
        """
        ...


class SecretStore(Protocol):
    """The secrets that the caller of a query may use."""

    def get(self, key: str) -> str:
        """Give a secret's text.

        Raises:
            KrakfluxError: there is none of that key, or the caller may not read it.
        """
        ...
