"""Rows are lined up as the plain table of longest common subsequences says."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from krakflux.flux.execute.line_up import BOTH, FIRST, SECOND, Lines

words = st.lists(st.sampled_from(["a", "b", "c", None]), max_size=8)


@given(words, words)
def test_rows_are_lined_up_as_by_the_plain_table(
    first: list[str | None], second: list[str | None]
) -> None:
    frames = [pl.DataFrame({"v": side}, schema={"v": pl.String}) for side in (first, second)]
    found = Lines(*frames, epsilon=0.0).line_up(range(len(first)), range(len(second)))
    assert found == _lined_up(first, second)


def _lined_up(first: list[str | None], second: list[str | None]) -> list[tuple[str, int]]:
    lengths = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for row, one in enumerate(first, start=1):
        for column, two in enumerate(second, start=1):
            lengths[row][column] = (
                lengths[row - 1][column - 1] + 1
                if one == two
                else max(lengths[row - 1][column], lengths[row][column - 1])
            )
    row, column, steps = len(first), len(second), []
    while row or column:
        if row and column and first[row - 1] == second[column - 1]:
            row, column = row - 1, column - 1
            steps.append((BOTH, row))
        elif not column or (row and lengths[row - 1][column] > lengths[row][column - 1]):
            row -= 1
            steps.append((FIRST, row))
        else:
            column -= 1
            steps.append((SECOND, column))
    return steps[::-1]
