"""Times on the clock of a location: what the functions of `date` share."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.times import to_location
from krakflux.flux.values import Time, type_name
from krakflux.model.calendar import add_duration, add_months, from_local, to_local
from krakflux.model.time import DAY, MAX_TIME, MIN_TIME, SECOND, Duration

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value
    from krakflux.model.window import Location

__all__ = ["floor", "instant", "local_moment", "local_time", "shift"]

_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - what a local clock shows has no zone
_MONTHS_A_YEAR: Final = 12


def location_of(runtime: Runtime, location: Value) -> Location:
    """Give the location argument, or the option's where there is none."""
    return to_location(runtime.option("location") if location is None else location)


def instant(runtime: Runtime, value: Value, location: Value = None) -> Time:
    """Give the instant that a time, or a duration relative to now, means."""
    if isinstance(value, Time):
        return value
    if isinstance(value, Duration):
        return _shifted(runtime.now(), value, 1, location_of(runtime, location))
    raise FluxError(f"cannot convert argument t of type {type_name(value)} to time")


def local_time(runtime: Runtime, value: Value, location: Value) -> Time:
    """Give what the location's clock shows, as if it were UTC."""
    place = location_of(runtime, location)
    return Time(to_local(instant(runtime, value, location).nanoseconds, place.zone) + place.offset)


def local_moment(runtime: Runtime, value: Value, location: Value) -> tuple[datetime, int]:
    """Give what the location's clock shows, to the second, and the nanoseconds beyond."""
    seconds, fraction = divmod(local_time(runtime, value, location).nanoseconds, SECOND)
    return _EPOCH + timedelta(seconds=seconds), fraction


def shift(runtime: Runtime, value: Value, duration: Duration, scale: int, location: Value) -> Time:
    """Give the time `scale` times `duration` after another, by the calendar."""
    place = location_of(runtime, location)
    return _shifted(instant(runtime, value, location).nanoseconds, duration, scale, place)


def floor(runtime: Runtime, value: Value, unit: Duration, location: Value) -> Time:
    """Cut a time down to a multiple of `unit` on the location's clock."""
    if unit.is_zero or unit.negative or (unit.months and unit.nanoseconds):
        raise FluxError("truncate: unit must be positive and all months or all nanoseconds")
    place = location_of(runtime, location)
    local = local_time(runtime, value, location).nanoseconds
    if unit.months:
        moment = _EPOCH + timedelta(days=local // DAY)
        months = (moment.year - _EPOCH.year) * _MONTHS_A_YEAR + moment.month - 1
        cut = add_months(0, months // unit.months * unit.months)
    else:
        cut = local // unit.nanoseconds * unit.nanoseconds
    return Time(from_local(cut - place.offset, place.zone))


def _shifted(time: int, duration: Duration, scale: int, place: Location) -> Time:
    shifted = add_duration(time + place.offset, duration, place.zone, scale) - place.offset
    return Time(min(max(shifted, MIN_TIME), MAX_TIME))
