"""Times as RFC3339Nano, a column at a time: every part is looked up, none is calculated twice."""

from __future__ import annotations

from functools import cache
from typing import Final

import polars as pl

from krakflux.model.time import DAY, MICROSECOND, MILLISECOND, SECOND

__all__ = ["time_pieces"]

_SECONDS_A_DAY: Final = DAY // SECOND
_DAYS_BEFORE_EPOCH: Final = (1 << 63) // DAY + 1


def time_pieces(column: pl.Series) -> list[pl.Series]:
    """Print times as Go does, the fraction without trailing zeros.

    Returns:
        Columns of text that make up the times when they are put together row by row; null where
        the time is null.
    """
    count = column.to_physical()
    seconds = count // SECOND
    days = seconds // _SECONDS_A_DAY
    second_of_day = seconds - days * _SECONDS_A_DAY
    fractions = count - seconds * SECOND
    dates = _dates().gather(days + _DAYS_BEFORE_EPOCH)
    if (fractions == 0).all():
        return [dates, _clock("Z").gather(second_of_day)]
    return [dates, _clock("").gather(second_of_day), *_fraction_pieces(fractions)]


def _fraction_pieces(fractions: pl.Series) -> list[pl.Series]:
    """Print nanoseconds of a second by threes; the group that is the last has no zeros behind it.

    Each group's table holds the full texts first and then, from 1000 on, the trimmed ones.
    """
    thousandths = fractions // MILLISECOND
    below = fractions - thousandths * MILLISECOND
    if (below == 0).all():
        return [_groups(".", "Z").gather(thousandths + 1000)]
    millionths = below // MICROSECOND
    billionths = below - millionths * MICROSECOND
    return [
        _groups(".").gather(thousandths + (below == 0).cast(pl.Int64) * 1000),
        _groups().gather(millionths + (billionths == 0).cast(pl.Int64) * 1000),
        _groups("", "Z").gather(billionths + 1000),
    ]


@cache
def _groups(prefix: str = "", suffix: str = "") -> pl.Series:
    """Give three digits in full, then again trimmed: zeros, and a dot that nothing follows."""
    full = [f"{prefix}{number:03d}" for number in range(1000)]
    trimmed = [text.rstrip("0").rstrip(".") for text in full]
    return pl.Series([text + suffix for text in [*full, *trimmed]])


@cache
def _dates() -> pl.Series:
    """Give the date of every day that a nanosecond count can name, from the first on."""
    days = pl.int_range(-_DAYS_BEFORE_EPOCH, _DAYS_BEFORE_EPOCH + 1, dtype=pl.Int32, eager=True)
    return days.cast(pl.Date).dt.to_string("%Y-%m-%dT")


@cache
def _clock(suffix: str) -> pl.Series:
    """Give the time of day for each second of a day."""
    seconds = pl.int_range(_SECONDS_A_DAY, dtype=pl.Int64, eager=True) * SECOND
    return seconds.cast(pl.Time).dt.to_string(f"%H:%M:%S{suffix}")
