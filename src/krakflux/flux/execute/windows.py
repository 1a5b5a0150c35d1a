"""Which windows an instant lies in; the bounds of windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.calendar import add_months, from_local, to_local

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.model.time import Bounds
    from krakflux.model.window import Window

__all__ = ["WindowGrid", "check_every", "window_grid"]

# Two bounds, and what making them needs beside.
_WINDOW_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class WindowGrid:
    """The windows that touch some bounds, numbered from 0, in order of time.

    Attributes:
        bounds: Columns `start` and `stop` (Int64 ns), not clipped.
        overlaps: An instant may lie in several windows.
    """

    bounds: pl.DataFrame
    overlaps: bool

    def assign(self, times: pl.Series) -> tuple[pl.Series, pl.Series]:
        """Give the first and the last window (Int64) each time (Int64 ns) lies in.

        Where last < first it lies in none.
        """
        starts, stops = self.bounds["start"], self.bounds["stop"]
        first = stops.search_sorted(times, side="right").cast(pl.Int64)
        last = starts.search_sorted(times, side="right").cast(pl.Int64) - 1
        return first, last


def window_grid(window: Window, bounds: Bounds, context: Context) -> WindowGrid:
    """List the windows that touch `bounds`.

    Raises:
        FluxError: more windows than the row limit allows.
    """
    every, period = window.every, window.period
    step = every.nanoseconds or every.months * 28 * 86_400_000_000_000
    count = (bounds.stop - bounds.start) // max(step, 1)
    context.check_size(count, count * _WINDOW_BYTES)
    if window.location.zone == "UTC" and every.months == 0 and period.months == 0:
        return _regular_grid(window, bounds)
    return _calendar_grid(window, bounds)


def _regular_grid(window: Window, bounds: Bounds) -> WindowGrid:
    every = window.every.nanoseconds
    period = window.period.signed_nanoseconds
    zero = window.offset.signed_nanoseconds - window.location.offset + min(period, 0)
    length = abs(period)
    first = (bounds.start - zero - length) // every + 1
    last = -(-(bounds.stop - zero) // every) - 1
    starts = pl.int_range(first, last + 1, eager=True) * every + zero
    frame = pl.DataFrame({"start": starts, "stop": starts + length})
    return WindowGrid(frame, length > every)


def _calendar_grid(window: Window, bounds: Bounds) -> WindowGrid:
    """Compute bounds on the local clock, each from zero so that nothing drifts."""
    pairs: list[tuple[int, int]] = []
    index = _first_index(window, bounds.start)
    while True:
        start, stop = _window_at(window, index)
        if start >= bounds.stop:
            break
        if stop > bounds.start and stop > start:
            pairs.append((start, stop))
        index += 1
    frame = pl.DataFrame(pairs, schema={"start": pl.Int64, "stop": pl.Int64}, orient="row")
    overlaps = bool((frame["stop"] > frame["start"].shift(-1)).any())
    return WindowGrid(frame, overlaps)


def _first_index(window: Window, time: int) -> int:
    """Find a window index at or before the first window that touches `time`."""
    local = to_local(time, window.location.zone) + window.location.offset
    if window.every.months:
        months = _months_since_epoch(local - window.offset.signed_nanoseconds)
        months -= window.offset.signed_months + abs(window.period.signed_months) + 2
        return months // window.every.months - 1
    zero = window.offset.signed_nanoseconds
    length = abs(window.period.signed_nanoseconds) + window.period.months * 31 * 86_400_000_000_000
    return (local - zero - length) // window.every.nanoseconds - 1


def _months_since_epoch(local: int) -> int:
    days = local // 86_400_000_000_000
    # Never more than the true count: the loop above starts at or before the first window.
    return days // 31 if days >= 0 else days // 28


def _window_at(window: Window, index: int) -> tuple[int, int]:
    every, offset, zone = window.every, window.offset, window.location.zone
    zero = add_months(0, offset.signed_months) + offset.signed_nanoseconds
    start = add_months(zero, every.months * index) + every.nanoseconds * index
    stop = _shift(zero, window, index)
    if stop < start:
        start, stop = stop, start
    fixed = window.location.offset
    return from_local(start - fixed, zone), from_local(stop - fixed, zone)


def _shift(zero: int, window: Window, index: int) -> int:
    every, period = window.every, window.period
    months = every.months * index + period.signed_months
    return add_months(zero, months) + every.nanoseconds * index + period.signed_nanoseconds


def check_every(window: Window) -> None:
    """Check the lengths of a window.

    Raises:
        FluxError: a length InfluxDB refuses.
    """
    every = window.every
    if every.months and every.nanoseconds:
        raise FluxError("cannot mix month and nanosecond units in window every")
    if every.is_zero or every.negative:
        raise FluxError("window function requires at least one of every or period to be positive")
