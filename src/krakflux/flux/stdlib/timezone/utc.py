"""timezone.utc: the clock of no place."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import constant
from krakflux.flux.values import Record
from krakflux.model.time import NO_DURATION

__all__: list[str] = []

constant(
    "timezone",
    "utc",
    "{zone: string, offset: duration}",
    Record({"zone": "UTC", "offset": NO_DURATION}),
)
