"""Lining up two sequences of rows by their longest common subsequence.

Only what compares tables row by row imports this: numpy takes its time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["BOTH", "FIRST", "SECOND", "Lines"]

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

    def same(self, one: NDArray[np.intp], two: NDArray[np.intp]) -> NDArray[np.bool_]:
        """Tell which rows of the first side equal which of the second, by broadcasting."""
        left, right = self.first[one], self.second[two]
        with np.errstate(invalid="ignore"):
            same: NDArray[np.bool_] = np.abs(left - right) <= self.epsilon
        same |= left == right
        same |= np.isnan(left) & np.isnan(right)
        return same


class Lines:
    """The rows of two frames, of which stretches are lined up."""

    def __init__(self, first: pl.DataFrame, second: pl.DataFrame, epsilon: float) -> None:
        """Compare by all columns; one that a side lacks is null there, NaN equals NaN.

        `epsilon` tells how far floats may be apart.
        """
        self._pairs = [
            pair
            for label in dict.fromkeys((*first.columns, *second.columns))
            for pair in _pairs(_column(first, label), _column(second, label), epsilon)
        ]

    def line_up(self, first: range, second: range) -> list[tuple[str, int]]:
        """Give the rows of both stretches in order, each with where it stands.

        Rows that the second has not come before those that the first has not. What stands in both
        is given by its number in the first frame, as `BOTH`.
        """
        common = self._common_end(first, second)
        one, two = first[: len(first) - common], second[: len(second) - common]
        steps = [(BOTH, number) for number in reversed(first[len(one) :])]
        if len(one) * len(two) > _MOST_PAIRS:
            steps += [(SECOND, number) for number in reversed(two)]
            steps += [(FIRST, number) for number in reversed(one)]
        else:
            same = self._same(np.array(one, np.intp)[:, None], np.array(two, np.intp)[None, :])
            steps += [
                (mark, two[number] if mark == SECOND else one[number])
                for mark, number in _trace(same)
            ]
        return steps[::-1]

    def _common_end(self, first: range, second: range) -> int:
        """Count the last rows that both stretches share."""
        count = min(len(first), len(second))
        back = np.arange(count, 0, -1)
        same = self._same(first.stop - back, second.stop - back)
        return count if same.all() else int(np.argmin(same[::-1]))

    def _same(self, one: NDArray[np.intp], two: NDArray[np.intp]) -> NDArray[np.bool_]:
        same = np.ones(np.broadcast_shapes(one.shape, two.shape), np.bool_)
        for pair in self._pairs:
            same &= pair.same(one, two)
        return same


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
