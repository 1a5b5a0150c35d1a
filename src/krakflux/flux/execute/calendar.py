"""Calendar arithmetic on nanoseconds: months, local clocks and their transitions."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from krakflux.errors import FluxError
from krakflux.model.time import DAY, MICROSECOND, SECOND, Duration

__all__ = ["add_duration", "add_months", "from_local", "load_zone", "to_local", "zone_offset"]

_EPOCH: Final = date(1970, 1, 1)
_EPOCH_TIME: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - a local clock has no zone


@lru_cache
def load_zone(name: str) -> ZoneInfo:
    """Load a time zone.

    Raises:
        FluxError: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise FluxError(f"unknown time zone {name}") from None


def add_months(time: int, months: int) -> int:
    """Add calendar months; a day that the month lacks becomes its last."""
    if months == 0:
        return time
    days, rest = divmod(time, DAY)
    day = _EPOCH + timedelta(days=days)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    shifted = date(year, month + 1, min(day.day, last))
    return (shifted - _EPOCH).days * DAY + rest


def zone_offset(time: int, zone: str) -> int:
    """Give the zone's distance from UTC at an instant, in nanoseconds."""
    if zone == "UTC":
        return 0
    moment = datetime.fromtimestamp(time // SECOND, UTC).astimezone(load_zone(zone))
    offset = moment.utcoffset() or timedelta()
    return int(offset / timedelta(microseconds=1)) * MICROSECOND


def to_local(time: int, zone: str) -> int:
    """Give what the zone's clock shows at an instant, as if it were UTC."""
    return time + zone_offset(time, zone)


def from_local(local: int, zone: str) -> int:
    """Give the instant at which the zone's clock shows `local`.

    A time that the clock skips gives the instant of the transition, one that it shows twice the
    earlier (flux internal/zoneinfo).
    """
    if zone == "UTC":
        return local
    seconds, rest = divmod(local, SECOND)
    naive = _EPOCH_TIME + timedelta(seconds=seconds)
    aware = naive.replace(tzinfo=load_zone(zone), fold=0)
    offset = aware.utcoffset() or timedelta()
    instant = (seconds - int(offset.total_seconds())) * SECOND + rest
    if to_local(instant, zone) == local:
        return instant
    return _transition(instant, local, zone)


def _transition(instant: int, local: int, zone: str) -> int:
    """Find where the clock jumps over `local`, by bisection of the hours around it."""
    low, high = instant - DAY, instant + DAY
    while high - low > 1:
        middle = (low + high) // 2
        if to_local(middle, zone) < local:
            low = middle
        else:
            high = middle
    return high


def add_duration(time: int, duration: Duration, zone: str = "UTC", scale: int = 1) -> int:
    """Add a duration `scale` times on the zone's clock: months first, then nanoseconds."""
    if duration.months == 0 and zone == "UTC":
        return time + duration.signed_nanoseconds * scale
    local = add_months(to_local(time, zone), duration.signed_months * scale)
    return from_local(local + duration.signed_nanoseconds * scale, zone)
