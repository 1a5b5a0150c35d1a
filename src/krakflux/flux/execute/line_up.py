"""Lining up two sequences of rows by their longest common subsequence.

Only what compares tables row by row imports this: numpy takes its time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["BOTH", "FIRST", "SECOND", "line_up"]

BOTH: Final = ""
FIRST: Final = "-"
SECOND: Final = "+"

# Pairs of rows that are compared; beyond, no rows are taken as common.
_MOST_PAIRS: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class _Pair:
    """A column of both sides: numbers that are equal where the values are, NaN for null."""

    first: NDArray[np.float64]
    second: NDArray[np.float64]
    epsilon: float

    def same(self, one: NDArray[np.int64], two: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell which rows of the first side equal which of the second, by broadcasting."""
        left, right = self.first[one], self.second[two]
        with np.errstate(invalid="ignore"):
            same: NDArray[np.bool_] = np.abs(left - right) <= self.epsilon
        same |= left == right
        same |= np.isnan(left) & np.isnan(right)
        return same


def line_up(first: pl.DataFrame, second: pl.DataFrame, epsilon: float) -> list[tuple[str, int]]:
    """Give the rows of both frames in order, each with where it stands.

    Rows of the first frame that the second has not come before those of the second that the first
    has not. What stands in both is given by its number in the first frame, as `BOTH`.

    Args:
        first: Rows; a column that one side lacks is null there.
        second: Further rows, of the same types.
        epsilon: How far floats may be apart. NaN equals NaN.
    """
    pairs = [
        pair
        for label in dict.fromkeys((*first.columns, *second.columns))
        for pair in _pairs(_column(first, label), _column(second, label), epsilon)
    ]
    common = _common_end(pairs, first.height, second.height)
    rows, columns = first.height - common, second.height - common
    steps = [(BOTH, number) for number in reversed(range(rows, first.height))]
    if rows * columns > _MOST_PAIRS:
        steps += [(SECOND, number) for number in reversed(range(columns))]
        steps += [(FIRST, number) for number in reversed(range(rows))]
    else:
        steps += _trace(_same(pairs, np.arange(rows)[:, None], np.arange(columns)[None, :]))
    return steps[::-1]


def _column(frame: pl.DataFrame, label: str) -> pl.Series:
    if label in frame.columns:
        return frame[label]
    return pl.Series(label, [None] * frame.height, pl.Null)


def _pairs(first: pl.Series, second: pl.Series, epsilon: float) -> list[_Pair]:
    """Compare a column: where it is null, and its values."""
    nulls = _Pair(_numbers(first.is_null()), _numbers(second.is_null()), 0.0)
    if pl.Float64 in (first.dtype, second.dtype):
        return [nulls, _Pair(_numbers(first), _numbers(second), epsilon)]
    codes: dict[object, int] = {}
    coded = [
        np.array([codes.setdefault(value, len(codes)) for value in side.to_list()], np.float64)
        for side in (first, second)
    ]
    return [nulls, _Pair(coded[0], coded[1], 0.0)]


def _numbers(series: pl.Series) -> NDArray[np.float64]:
    return series.cast(pl.Float64).fill_null(float("nan")).to_numpy()


def _same(
    pairs: Sequence[_Pair], one: NDArray[np.int64], two: NDArray[np.int64]
) -> NDArray[np.bool_]:
    same = np.ones(np.broadcast_shapes(one.shape, two.shape), np.bool_)
    for pair in pairs:
        same &= pair.same(one, two)
    return same


def _common_end(pairs: Sequence[_Pair], first: int, second: int) -> int:
    """Count the last rows that both sides share."""
    count = min(first, second)
    back = np.arange(count, 0, -1)
    same = _same(pairs, first - back, second - back)
    return count if same.all() else int(np.argmin(same[::-1]))


def _trace(same: NDArray[np.bool_]) -> list[tuple[str, int]]:
    """Walk back from the end of both sides."""
    lengths = _lengths(same)
    row, column = same.shape
    steps: list[tuple[str, int]] = []
    while row or column:
        if row and column and same[row - 1, column - 1]:
            row, column = row - 1, column - 1
            steps.append((BOTH, row))
        elif not column or (row and lengths[row - 1, column] > lengths[row, column - 1]):
            row -= 1
            steps.append((FIRST, row))
        else:
            column -= 1
            steps.append((SECOND, column))
    return steps


def _lengths(same: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Give the length of the longest common subsequence of each pair of beginnings."""
    rows, columns = same.shape
    lengths = np.zeros((rows + 1, columns + 1), np.int32)
    for row in range(rows):
        matched = np.maximum(lengths[row, 1:], lengths[row, :-1] + same[row])
        lengths[row + 1, 1:] = np.maximum.accumulate(matched)
    return lengths
