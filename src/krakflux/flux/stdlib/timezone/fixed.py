"""timezone.fixed: a clock at a fixed distance from UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from krakflux.model.time import Duration

__all__ = ["fixed"]


@function("timezone", "fixed", "(offset: duration) => {zone: string, offset: duration}")
def fixed(offset: Duration) -> Record:
    """Give the location whose clock is `offset` ahead of UTC."""
    return Record({"zone": "UTC", "offset": offset})
