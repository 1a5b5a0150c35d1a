"""Windows: regular, calendar, on local clocks."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from krakflux.errors import FluxError
from krakflux.flux.execute.context import Context
from krakflux.flux.execute.limits import Limits
from krakflux.flux.execute.windows import WindowGrid, window_grid
from krakflux.model.calendar import add_months, from_local, to_local
from krakflux.model.calendar_windows import calendar_windows, iter_calendar_windows
from krakflux.model.time import DAY, HOUR, MINUTE, NO_DURATION, Bounds, Duration
from krakflux.model.window import UTC_LOCATION, Location, Window
from support.memory_storage import MemoryStorage

_CONTEXT = Context(MemoryStorage(), Limits())
_PARIS = Location("Europe/Paris")


def _time(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000_000


def _texts(window: Window, start: str, stop: str) -> list[tuple[str, str]]:
    grid = window_grid(window, Bounds(_time(start), _time(stop)), _CONTEXT)
    return [
        tuple(datetime.fromtimestamp(each // 10**9, UTC).strftime("%m-%dT%H:%M") for each in row)
        for row in _rows(grid)
    ]


def _rows(grid: WindowGrid) -> list[tuple[int, int]]:
    return grid.bounds_of(pl.int_range(grid.count, eager=True)).rows()


def _every(duration: Duration, location: Location = UTC_LOCATION) -> Window:
    return Window(duration, duration, NO_DURATION, location)


def test_windows_start_at_the_epoch() -> None:
    window = _every(Duration(nanoseconds=20 * MINUTE))
    assert _texts(window, "2024-01-01T00:10", "2024-01-01T00:41") == [
        ("01-01T00:00", "01-01T00:20"),
        ("01-01T00:20", "01-01T00:40"),
        ("01-01T00:40", "01-01T01:00"),
    ]


def test_months_are_calendar_months() -> None:
    assert _texts(_every(Duration(months=1)), "2024-01-15", "2024-03-01") == [
        ("01-01T00:00", "02-01T00:00"),
        ("02-01T00:00", "03-01T00:00"),
    ]


def test_a_month_ends_where_its_own_first_day_says() -> None:
    window = Window(
        Duration(months=1), Duration(months=1), Duration(nanoseconds=HOUR, negative=True)
    )
    assert _texts(window, "2024-03-01", "2024-05-31") == [
        ("02-29T23:00", "03-29T23:00"),
        ("03-31T23:00", "04-30T23:00"),
        ("04-30T23:00", "05-30T23:00"),
    ]


def test_days_follow_the_local_clock_over_its_change() -> None:
    window = _every(Duration(nanoseconds=DAY), _PARIS)
    assert _texts(window, "2024-03-30T00:00", "2024-04-01T00:00") == [
        ("03-29T23:00", "03-30T23:00"),
        ("03-30T23:00", "03-31T22:00"),
        ("03-31T22:00", "04-01T22:00"),
    ]


def test_a_longer_period_overlaps() -> None:
    window = Window(Duration(nanoseconds=HOUR), Duration(nanoseconds=2 * HOUR))
    grid = window_grid(window, Bounds(0, 2 * HOUR), _CONTEXT)
    assert grid.overlaps
    assert _rows(grid) == [(-HOUR, HOUR), (0, 2 * HOUR), (HOUR, 3 * HOUR)]


def test_a_negative_period_ends_where_the_window_begins() -> None:
    window = Window(Duration(nanoseconds=HOUR), Duration(nanoseconds=HOUR, negative=True))
    grid = window_grid(window, Bounds(0, HOUR), _CONTEXT)
    assert _rows(grid) == [(0, HOUR)]


def test_too_many_windows_are_refused() -> None:
    window = _every(Duration(nanoseconds=1), _PARIS)
    with pytest.raises(FluxError, match="limit reached"):
        window_grid(window, Bounds(0, DAY), _CONTEXT)


def test_regular_windows_cost_nothing_however_many() -> None:
    window = Window(Duration(nanoseconds=2), Duration(nanoseconds=3))
    grid = window_grid(window, Bounds(-(1 << 63), (1 << 63) - 1), _CONTEXT)
    assert grid.count > 1 << 62
    first, last = grid.assign(pl.Series([-(1 << 63) + 1, 0, 1]))
    assert (last - first).to_list() == [0, 1, 0]
    assert grid.bounds_of(first).rows()[1:] == [(-2, 1), (0, 3)]


@pytest.mark.parametrize(
    "zone",
    ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"],
)
@pytest.mark.parametrize(
    ("every", "period", "offset"),
    [(DAY, DAY, 0), (HOUR, HOUR, 0), (20 * MINUTE, HOUR, -MINUTE), (7 * HOUR, -2 * HOUR, HOUR)],
)
def test_windows_at_once_are_those_one_by_one(
    zone: str, every: int, period: int, offset: int
) -> None:
    window = Window(
        Duration.from_nanoseconds(every),
        Duration.from_nanoseconds(period),
        Duration.from_nanoseconds(offset),
        Location(zone, -30 * MINUTE),
    )
    # Clocks jump in these weeks: in spring, in autumn, over a whole day.
    for start, stop in (
        ("2024-03-08T12:34", "2024-04-08T01:02"),
        ("2024-10-04", "2024-11-04"),
        ("2011-12-29", "2012-01-01"),
    ):
        bounds = Bounds(_time(start), _time(stop))
        listed = list(iter_calendar_windows(window, bounds))
        assert calendar_windows(window, bounds).rows() == listed


@pytest.mark.parametrize(
    ("start", "months", "result"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-05-15", 12, "2025-05-15"),
        ("1969-12-31", 2, "1970-02-28"),
    ],
)
def test_months_are_clamped_to_their_last_day(start: str, months: int, result: str) -> None:
    assert add_months(_time(start), months) == _time(result)


def test_a_skipped_local_time_is_the_transition() -> None:
    assert from_local(_time("2024-03-31T02:30"), "Europe/Paris") == _time("2024-03-31T01:00")


def test_an_ambiguous_local_time_is_the_earlier() -> None:
    assert from_local(_time("2024-10-27T02:30"), "Europe/Paris") == _time("2024-10-27T00:30")


def test_local_clocks_round_trip() -> None:
    time = _time("2024-07-01T12:34")
    assert from_local(to_local(time, "America/New_York"), "America/New_York") == time
