"""What Flux needs from the layers above; `app` and `server` plug it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BucketDirectory", "BucketInfo"]


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
