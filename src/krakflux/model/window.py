"""Windows of time, as Flux's window() defines them."""

from __future__ import annotations

from dataclasses import dataclass

from krakflux.model.time import NO_DURATION, Duration

__all__ = ["UTC_LOCATION", "Location", "Window"]


@dataclass(frozen=True, slots=True)
class Location:
    """A time zone by IANA name, with a fixed offset (ns) added: Flux's `location` record."""

    zone: str = "UTC"
    offset: int = 0


UTC_LOCATION = Location()


@dataclass(frozen=True, slots=True)
class Window:
    """Window i is [start, start + period), start = zero + every·i, zero = epoch + offset.

    `every` is positive and all months or all nanoseconds; a period longer than `every` makes
    windows overlap, a shorter one leaves gaps.
    """

    every: Duration
    period: Duration
    offset: Duration = NO_DURATION
    location: Location = UTC_LOCATION
