"""timezone.location: the clock of a place."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import check_zone
from krakflux.flux.values import Record
from krakflux.model.time import NO_DURATION

__all__ = ["location"]


@function("timezone", "location", "(name: string) => {zone: string, offset: duration}")
def location(name: str) -> Record:
    """Give the location of an IANA time zone, such as "Europe/Paris"."""
    check_zone(name)
    return Record({"zone": name, "offset": NO_DURATION})
