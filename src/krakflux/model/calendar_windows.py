"""Windows on a calendar or a local clock: their bounds, computed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.model.calendar import add_months, from_local, to_local
from krakflux.model.time import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.model.time import Bounds
    from krakflux.model.window import Window

__all__ = ["iter_calendar_windows"]


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
