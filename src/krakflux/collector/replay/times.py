"""Reads the times of recorded tables; a row whose time says nothing is left out, not its table."""

from __future__ import annotations

import logging
from typing import Final

import polars as pl

from krakflux.errors import InvalidError
from krakflux.model.time import SECOND

__all__ = ["TIME", "milliseconds", "moments", "timed"]

TIME: Final = "krakflux_time"
"""The column of times that `timed` adds, in nanoseconds."""

_LOG: Final = logging.getLogger(__name__)
_LEAST_MILLISECONDS: Final = 1e11  # as seconds this would be the year 5138
_LAST_SECOND: Final = 9_200_000_000  # of the time that nanoseconds in 64 bits can tell
_HOURLY: Final = "%Y-%m-%d %I:%M %p"
_SHOWN_CHARACTERS: Final = 80


def timed(frame: pl.DataFrame, times: pl.Series, name: str) -> tuple[pl.DataFrame, int]:
    """Put times beside a table's rows, without the rows that have none; how many those were.

    Raises:
        InvalidError: no row has a time.
    """
    whole = frame.with_columns(times.alias(TIME))
    kept = whole.drop_nulls(TIME)
    lost = whole.height - kept.height
    if lost:
        first = frame.row(int(times.is_null().arg_max() or 0))
        text = ",".join("" if cell is None else str(cell) for cell in first)[:_SHOWN_CHARACTERS]
        if not kept.height:
            raise InvalidError(f"has no time that can be read; its first row is {text!r}")
        _LOG.warning("%s: %d rows without a readable time, the first is %r", name, lost, text)
    return kept, lost


def milliseconds(column: pl.Series) -> pl.Series:
    """Read milliseconds since 1970 to nanoseconds; null where there are none."""
    return _told(column, _LAST_SECOND * 1000).round().cast(pl.Int64) * 1_000_000


def _seconds(column: pl.Series) -> pl.Series:
    """Read seconds with up to seven digits."""
    return (_told(column, _LAST_SECOND) * 1e7).round().cast(pl.Int64) * 100


def _told(column: pl.Series, last: int) -> pl.Series:
    read = column.cast(pl.Float64, strict=False)
    return read.set(~read.is_between(0, last).fill_null(value=False), None)


def moments(column: pl.Series) -> pl.Series:
    """Read seconds, milliseconds or hours as "2019-12-15 07-PM" to nanoseconds; else null."""
    typical = column.cast(pl.Float64, strict=False).median()
    if isinstance(typical, float):
        return milliseconds(column) if typical > _LEAST_MILLISECONDS else _seconds(column)
    # An hour must have minutes to be read.
    hours = column.str.replace("-([AP]M)$", ":00 $1")
    return hours.str.to_datetime(_HOURLY, strict=False).dt.epoch("s") * SECOND
