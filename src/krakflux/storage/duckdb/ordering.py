"""Sorting rows by several integer columns, as cheaply as their values allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["sort_rows"]

_PACKED_LIMIT = 1 << 62


def sort_rows(rows: pl.DataFrame, columns: Sequence[str]) -> pl.DataFrame:
    """Sort by integer or time columns; not stable.

    Where the columns' ranges multiplied fit 64 bits they are packed into one number: sorting by one
    is several times faster than by two, and costs one pass where the rows stand in order already.
    """
    key = _pack(rows, columns)
    if key is None:
        return rows.sort(*columns)
    return rows if key.is_sorted() else rows[key.arg_sort()]


def _pack(rows: pl.DataFrame, columns: Sequence[str]) -> pl.Series | None:
    if rows.is_empty():
        return pl.Series([], dtype=pl.Int64())
    packed, size = None, 1
    # Columns one by one: setting up operations on a frame would cost more than short reads take.
    for name in columns:
        numbers = rows[name].to_physical().cast(pl.Int64)
        low, high = numbers.min(), numbers.max()
        assert isinstance(low, int)
        assert isinstance(high, int)
        span = high - low + 1
        size *= span
        if size > _PACKED_LIMIT:
            return None
        offset = numbers - low if low else numbers
        packed = offset if packed is None else packed * span + offset
    return packed
