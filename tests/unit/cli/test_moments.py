from __future__ import annotations

import pytest
import typer

from krakflux.cli.moments import parse_moment
from krakflux.model.time import DAY, HOUR, SECOND

NOW = 1_800_000_000 * SECOND


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-01-31", 1_769_817_600 * SECOND),
        ("2026-01-31T12:00:00Z", 1_769_860_800 * SECOND),
        ("2026-01-31T13:00:00+01:00", 1_769_860_800 * SECOND),
        ("1d2h", NOW - DAY - 2 * HOUR),
        ("0", 0),
    ],
)
def test_moments(text: str, moment: int) -> None:
    assert parse_moment(text, NOW) == moment


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "2026-01-31T25:00:00Z", ""])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter):
        parse_moment(text, NOW)
