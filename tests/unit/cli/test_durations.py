from __future__ import annotations

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from krakflux.cli.durations import format_seconds, parse_seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30d", 2592000), ("1h30m", 5400), ("2w", 1209600), ("45s", 45), ("0", 0), ("inf", 0)],
)
def test_lengths_are_read(text: str, seconds: int) -> None:
    assert parse_seconds(text) == seconds


@pytest.mark.parametrize("text", ["", "30", "d", "1x", "-1h", "1.5h", "1h "])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="like 30d or 12h"):
        parse_seconds(text)


@given(st.integers(1, 10**10))
def test_what_is_written_reads_back(seconds: int) -> None:
    assert parse_seconds(format_seconds(seconds)) == seconds


def test_for_ever_is_written_in_words() -> None:
    assert format_seconds(0) == "infinite"
