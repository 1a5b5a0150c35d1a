"""Calendar arithmetic on nanoseconds: months, local clocks and their transitions."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from krakflux.errors import InvalidError
from krakflux.model.time import DAY, SECOND, Duration

__all__ = ["add_duration", "add_months", "from_local", "load_zone", "to_local"]

_EPOCH: Final = date(1970, 1, 1)
_EPOCH_TIME: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - a local clock has no zone


@lru_cache
def load_zone(name: str) -> ZoneInfo:
    """Load a time zone.

    Raises:
        InvalidError: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidError(f"unknown time zone {name}") from None


def add_months(time: int, months: int) -> int:
    """Add calendar months; a day that the month lacks becomes its last.

    Raises:
        InvalidError: the result lies in no year that a calendar has.
    """
    if months == 0:
        return time
    days, rest = divmod(time, DAY)
    day = _EPOCH + timedelta(days=days)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise InvalidError(f"time is out of range: year {year}")
    last = monthrange(year, month + 1)[1]
    return (date(year, month + 1, min(day.day, last)) - _EPOCH).days * DAY + rest


def to_local(time: int, zone: str) -> int:
    """Give what the zone's clock shows at an instant, as if it were UTC."""
    return time if zone == "UTC" else time + _offset_s(time // SECOND, load_zone(zone)) * SECOND


def from_local(local: int, zone: str) -> int:
    """Give the instant at which the zone's clock shows `local`.

    A time that the clock skips gives the instant of the transition, one that it shows twice the
    earlier (flux internal/zoneinfo).
    """
    if zone == "UTC":
        return local
    zone_info = load_zone(zone)
    seconds, rest = divmod(local, SECOND)
    clock = (_EPOCH_TIME + timedelta(seconds=seconds)).replace(tzinfo=zone_info)
    before, after = _seconds(clock.utcoffset()), _seconds(clock.replace(fold=1).utcoffset())
    if before >= after:
        return (seconds - before) * SECOND + rest
    return _transition(seconds - after, seconds - before, zone_info) * SECOND


def add_duration(time: int, duration: Duration, zone: str = "UTC", scale: int = 1) -> int:
    """Add a duration `scale` times on the zone's clock: months first, then nanoseconds."""
    if duration.months == 0 and zone == "UTC":
        return time + duration.signed_nanoseconds * scale
    local = add_months(to_local(time, zone), duration.signed_months * scale)
    return from_local(local + duration.signed_nanoseconds * scale, zone)


def _transition(low: int, high: int, zone: ZoneInfo) -> int:
    """Find the second in (low, high] at which the zone's distance from UTC changes."""
    old = _offset_s(low, zone)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset_s(middle, zone) == old:
            low = middle
        else:
            high = middle
    return high


def _offset_s(second: int, zone: ZoneInfo) -> int:
    return _seconds(datetime.fromtimestamp(second, UTC).astimezone(zone).utcoffset())


def _seconds(offset: timedelta | None) -> int:
    return int(offset.total_seconds()) if offset else 0
