"""Windows: the grains they are made of, their numbers and their bounds."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from krakflux.model.time import DAY, HOUR, MAX_TIME, MIN_TIME, SECOND, Bounds, Duration
from krakflux.model.window import Location, Window
from krakflux.storage.windows import make_grid

BERLIN = Location("Europe/Berlin")


def instant(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp()) * SECOND


def clipped(window: Window, bounds: Bounds) -> list[tuple[int, int]]:
    grid = make_grid(window, bounds)
    first, last = grid.number_bounds(bounds)
    starts, stops = grid.clip_windows(pl.int_range(first, last + 1, eager=True), bounds)
    return list(zip(starts, stops, strict=True))


def windows_of(window: Window, bounds: Bounds, time: int) -> list[tuple[int, int]]:
    """Give the clipped bounds of the windows an instant lies in, by way of its grain."""
    grid = make_grid(window, bounds)
    grain = pl.Series([(time - grid.origin) // grid.width], dtype=pl.Int64())
    first, last = (numbers[0] for numbers in grid.number_grains(grain))
    starts, stops = grid.clip_windows(pl.int_range(first, last + 1, eager=True), bounds)
    return list(zip(starts, stops, strict=True))


def days(count: int, location: Location = BERLIN) -> Window:
    length = Duration.from_nanoseconds(count * DAY)
    return Window(length, length, location=location)


def test_days_have_23_and_25_hours_around_a_change_of_the_clock() -> None:
    spring = Bounds(instant("2024-03-30T00:00+01:00"), instant("2024-04-01T00:00+02:00"))
    assert [stop - start for start, stop in clipped(days(1), spring)] == [24 * HOUR, 23 * HOUR]
    autumn = Bounds(instant("2024-10-27T00:00+02:00"), instant("2024-10-28T00:00+01:00"))
    assert [stop - start for start, stop in clipped(days(1), autumn)] == [25 * HOUR]


def test_an_hour_that_the_clock_skips_has_no_window() -> None:
    hour = Duration.from_nanoseconds(HOUR)
    bounds = Bounds(instant("2024-03-31T00:00+01:00"), instant("2024-03-31T06:00+02:00"))
    lengths = [stop - start for start, stop in clipped(Window(hour, hour, location=BERLIN), bounds)]
    assert lengths == [HOUR] * 5
    autumn = Bounds(instant("2024-10-27T00:00+02:00"), instant("2024-10-27T06:00+01:00"))
    lengths = [stop - start for start, stop in clipped(Window(hour, hour, location=BERLIN), autumn)]
    assert sorted(lengths) == [HOUR] * 5 + [2 * HOUR]


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
)
def test_day_windows_begin_at_midnight(zone: str) -> None:
    bounds = Bounds(
        instant("2024-01-01T00:00Z".replace("Z", "+00:00")), instant("2025-01-01T00:00+00:00")
    )
    for start, stop in clipped(days(1, Location(zone)), bounds)[1:-1]:
        for bound in (start, stop):
            shown = datetime.fromtimestamp(bound // SECOND, ZoneInfo(zone))
            assert (shown.hour, shown.minute, shown.second) == (0, 0, 0)


def test_months_are_counted_from_zero_so_that_their_last_days_do_not_drift() -> None:
    month = Duration(months=1)
    window = Window(month, month, Duration.from_nanoseconds(30 * DAY))
    bounds = Bounds(instant("2024-01-31T00:00+00:00"), instant("2024-04-30T00:00+00:00"))
    starts = [start for start, _ in clipped(window, bounds)]
    assert starts == [instant(f"2024-{day}T00:00+00:00") for day in ("01-31", "02-29", "03-31")]


def test_years_reach_back_before_the_epoch() -> None:
    year = Duration(months=12)
    bounds = Bounds(instant("1969-07-01T00:00+00:00"), instant("1971-02-01T00:00+00:00"))
    shown = clipped(Window(year, year), bounds)
    assert shown[0] == (bounds.start, 0)
    assert len(shown) == 3


@pytest.mark.parametrize(("period", "inside"), [(30, [(0, 30), (10, 40), (20, 50)]), (5, [])])
def test_a_period_longer_than_every_overlaps_and_a_shorter_one_leaves_gaps(
    period: int, inside: list[tuple[int, int]]
) -> None:
    window = Window(Duration.from_nanoseconds(10), Duration.from_nanoseconds(period))
    assert windows_of(window, Bounds(-100, 100), 27) == inside


def test_a_negative_period_puts_the_window_before_its_mark() -> None:
    window = Window(Duration.from_nanoseconds(10), Duration.from_nanoseconds(-10))
    assert windows_of(window, Bounds(0, 100), 27) == [(20, 30)]


@pytest.mark.parametrize("time", [MIN_TIME, -1, 0, MAX_TIME])
@pytest.mark.parametrize("every", [7, HOUR + 1, 400 * DAY])
def test_the_ends_of_time_have_windows(time: int, every: int) -> None:
    bounds = Bounds(MIN_TIME, MAX_TIME)
    length = Duration.from_nanoseconds(every)
    for location in (Location(), Location(offset=5)):
        ((start, stop),) = windows_of(Window(length, length, location=location), bounds, time)
        assert start <= time
        assert time < stop or stop == bounds.stop
