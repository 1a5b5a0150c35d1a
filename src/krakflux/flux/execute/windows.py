"""Which windows an instant lies in; the bounds of windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.model.calendar_windows import iter_calendar_windows

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
    pairs = list(iter_calendar_windows(window, bounds))
    frame = pl.DataFrame(pairs, schema={"start": pl.Int64, "stop": pl.Int64}, orient="row")
    overlaps = bool((frame["stop"] > frame["start"].shift(-1)).any())
    return WindowGrid(frame, overlaps)


def check_every(window: Window) -> None:
    """Check the lengths of a window.

    Raises:
        FluxError: a length InfluxDB refuses.
    """
    every = window.every
    if every.months and every.nanoseconds:
        raise FluxError(
            "duration used as an interval cannot mix month and nanosecond units (window every)"
        )
    if every.negative:
        raise FluxError("duration used as an interval cannot be negative (window every)")
    if every.is_zero:
        raise FluxError("duration used as an interval cannot be zero (window every)")
