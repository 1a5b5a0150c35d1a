"""Instants and lengths of time out of Flux values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError, InvalidError
from krakflux.flux.values import Record, Time, UInt, type_name
from krakflux.model.calendar import load_zone
from krakflux.model.time import HOUR, MAX_TIME, MIN_TIME, SECOND, Duration
from krakflux.model.window import Location

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["MONTH", "ONE_SECOND", "approximate", "check_zone", "to_instant", "to_location"]

# Where a duration is taken as a number, a month is a twelfth of 365.25 days (flux values/time.go).
MONTH: Final = int(365.25 * 24) * HOUR // 12

# The default of `unit` parameters.
ONE_SECOND: Final = Duration(nanoseconds=SECOND)


def approximate(duration: Duration) -> int:
    """Give a duration in nanoseconds; months count their average length."""
    return duration.signed_months * MONTH + duration.signed_nanoseconds


def to_instant(value: Value, now: int) -> int:
    """Give the instant that a time, a relative duration or Unix seconds mean, in nanoseconds.

    Raises:
        FluxError: the value is none of them.
    """
    if isinstance(value, Time):
        return value.nanoseconds
    if isinstance(value, Duration):
        return _clamp(now + approximate(value))
    if isinstance(value, int) and not isinstance(value, bool | UInt):
        return _clamp(value * SECOND)
    raise FluxError(f"value is not a time, got {type_name(value)}")


def to_location(value: Value) -> Location:
    """Make a location of Flux's record `{zone, offset}`.

    Raises:
        FluxError: the record is none, or the zone is unknown.
    """
    if not isinstance(value, Record):
        raise FluxError(f"expected record but found {type_name(value)} (argument location)")
    zone = value.fields.get("zone", "UTC")
    offset = value.fields.get("offset", Duration())
    check_zone(zone)
    return Location(zone, approximate(offset))


def check_zone(name: str) -> None:
    """Check that there is a time zone of that name.

    Raises:
        FluxError: there is none.
    """
    try:
        load_zone(name)
    except InvalidError as error:
        raise FluxError(error.message) from None


def _clamp(time: int) -> int:
    return min(max(time, MIN_TIME), MAX_TIME)
