"""Windows on a calendar or a local clock: their bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.model.calendar import add_months, from_local, to_local
from krakflux.model.time import DAY, SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.model.time import Bounds
    from krakflux.model.window import Window

__all__ = ["calendar_windows", "iter_calendar_windows"]

_TIME: Final = pl.Datetime("ns")

# Where the rules of zones are known as transitions, to Polars as to Python: 1970 to 2037.
_TRANSITIONS_KNOWN: Final = (0, 2_114_380_800 * SECOND)


def calendar_windows(window: Window, bounds: Bounds) -> pl.DataFrame:
    """Give `start` and `stop` (Int64 ns) of the windows that touch `bounds`, by rising start.

    They are not clipped. The same as `iter_calendar_windows`, at once where all lengths are fixed.
    """
    months = window.every.months or window.period.months or window.offset.months
    low, high = _TRANSITIONS_KNOWN
    if not months and low <= bounds.start and bounds.stop <= high:
        return _fixed_windows(window, bounds)
    pairs = list(iter_calendar_windows(window, bounds))
    return pl.DataFrame(pairs, schema={"start": pl.Int64, "stop": pl.Int64}, orient="row")


def iter_calendar_windows(window: Window, bounds: Bounds) -> Iterator[tuple[int, int]]:
    """Give start and stop of the windows that touch `bounds`, by rising start, not clipped.

    They are computed on the location's clock and mapped to UTC, as Flux does (flux
    interval/window.go).
    """
    index = _index_before(window, bounds.start)
    while True:
        start, stop = _window_at(window, index)
        if start >= bounds.stop:
            return
        # Where the clock jumps, a window may be left with nothing.
        if stop > bounds.start and stop > start:
            yield start, stop
        index += 1


def _fixed_windows(window: Window, bounds: Bounds) -> pl.DataFrame:
    every, period = window.every.nanoseconds, window.period.signed_nanoseconds
    zero = window.offset.signed_nanoseconds - window.location.offset
    first = _index_before(window, bounds.start)
    # No clock differs from UTC by more than a day, nor does a period reach further than its length.
    last = (bounds.stop + DAY + abs(period) - zero) // every + 1
    marks = pl.int_range(first, last, dtype=pl.Int64, eager=True) * every + zero
    starts, stops = (marks, marks + period) if period >= 0 else (marks + period, marks)
    zone = window.location.zone
    listed = pl.DataFrame(
        [_from_local(starts, zone).alias("start"), _from_local(stops, zone).alias("stop")]
    )
    start, stop = pl.col("start"), pl.col("stop")
    return listed.filter((start < bounds.stop) & (stop > bounds.start) & (stop > start))


def _from_local(local: pl.Series, zone: str) -> pl.Series:
    """`from_local` of each; what a clock skips, few times a year, is asked one by one."""
    if zone == "UTC":
        return local
    zoned = local.cast(_TIME).dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    times = zoned.cast(pl.Int64)
    if not times.null_count():
        return times
    skipped = local.filter(times.is_null()).unique()
    known = pl.Series([from_local(each, zone) for each in skipped], dtype=pl.Int64)
    return times.fill_null(local.replace_strict(skipped, known, default=None))


def _index_before(window: Window, time: int) -> int:
    """Give the index of a window that ends before `time`, or little after."""
    local = to_local(time, window.location.zone) + window.location.offset
    local -= abs(window.period.nanoseconds) + window.offset.signed_nanoseconds
    if window.every.nanoseconds:
        months = window.period.months + window.offset.signed_months
        return (local - max(months, 0) * 31 * DAY) // window.every.nanoseconds - 1
    days = local // DAY
    months = days // (31 if days >= 0 else 28)
    months -= window.period.months + max(window.offset.signed_months, 0) + 1
    return months // window.every.months - 1


def _window_at(window: Window, index: int) -> tuple[int, int]:
    every, period, offset = window.every, window.period, window.offset
    zero = add_months(0, offset.signed_months) + offset.signed_nanoseconds
    start = add_months(zero, every.months * index) + every.nanoseconds * index
    # From the start, not from zero: a month after 30 April ends on 30 May, though the next begins
    # on the 31st.
    stop = add_months(start, period.signed_months) + period.signed_nanoseconds
    if stop < start:
        start, stop = stop, start
    fixed, zone = window.location.offset, window.location.zone
    return from_local(start - fixed, zone), from_local(stop - fixed, zone)
