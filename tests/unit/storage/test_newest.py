"""The newest points in memory: what is remembered of each series, and what must be read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from krakflux.model.points import FieldType
from krakflux.model.time import Bounds
from krakflux.storage.duckdb.newest import NewestPoints, newest_rows
from krakflux.storage.duckdb.value_types import POLARS_TYPES

if TYPE_CHECKING:
    from krakflux.storage.duckdb.newest import TypedRows

EVER = Bounds(0, 1_000)
FLOAT = FieldType.FLOAT
SERIES = pl.Series([0, 1], dtype=pl.UInt32())


def written(*rows: tuple[int, int, object, int], type_: FieldType = FLOAT) -> TypedRows:
    """Rows of series, time, value and batch."""
    schema = {"series": pl.UInt32(), "time": pl.Int64(), "value": POLARS_TYPES[type_]}
    return type_, pl.DataFrame(rows, {**schema, "seq": pl.Int64()}, orient="row")


def remembered(
    newest: NewestPoints, bounds: Bounds = EVER, type_: FieldType = FLOAT
) -> list[tuple[int, int, object]] | None:
    found = newest.points(SERIES, type_, bounds)
    return None if found is None else found.rows()


def newest_of_two() -> NewestPoints:
    newest = NewestPoints()
    newest.make_room(2)
    newest.move({0: 10, 1: 20}, [written((0, 10, 1.0, 1), (1, 20, 2.0, 1))])
    return newest


@pytest.mark.parametrize(
    ("type_", "values"),
    [
        (FLOAT, (-0.0, 5e-324)),
        (FieldType.INTEGER, (-(1 << 63), (1 << 63) - 1)),
        (FieldType.UNSIGNED, (0, (1 << 64) - 1)),
        (FieldType.BOOLEAN, (False, True)),
    ],
)
def test_values_of_all_types_but_strings_come_back_bit_by_bit(
    type_: FieldType, values: tuple[object, object]
) -> None:
    newest = NewestPoints()
    newest.make_room(2)
    rows = written((0, 1, values[0], 1), (1, 1, values[1], 1), type_=type_)
    newest.move({0: 1, 1: 1}, [rows])
    assert repr(remembered(newest, type_=type_)) == repr([(0, 1, values[0]), (1, 1, values[1])])


def test_strings_are_not_remembered() -> None:
    newest = NewestPoints()
    newest.make_room(2)
    newest.move({0: 1}, [written((0, 1, "long", 1), type_=FieldType.STRING)])
    assert remembered(newest, type_=FieldType.STRING) is None


def test_of_what_is_written_for_one_time_the_last_batch_counts() -> None:
    newest = newest_of_two()
    # Rows of small batches stand behind those of large ones.
    newest.move({}, [written((0, 10, 3.0, 3), (1, 15, 9.0, 3), (0, 10, 4.0, 2))])
    assert remembered(newest) == [(0, 10, 3.0), (1, 20, 2.0)]
    # Late rows may stand before what they replace.
    newest.move({0: 30}, [written((0, 30, 6.0, 5)), written((0, 30, 5.0, 4))])
    assert remembered(newest) == [(0, 30, 6.0), (1, 20, 2.0)]


def test_a_series_is_unknown_where_only_its_time_is_known() -> None:
    newest = newest_of_two()
    newest.move({0: 5})
    assert remembered(newest) is None
    assert remembered(newest, Bounds(6, 1_000)) == [(1, 20, 2.0)]


def test_bounds_that_end_before_a_newest_point_must_be_read() -> None:
    newest = newest_of_two()
    assert remembered(newest, Bounds(0, 20)) is None
    assert remembered(newest, Bounds(0, 21)) == [(0, 10, 1.0), (1, 20, 2.0)]
    assert remembered(newest, Bounds(21, 30)) == []


def test_what_was_read_is_learned_unless_something_has_changed_since() -> None:
    newest = newest_of_two()
    newest.move({0: 5, 1: 25})
    before = newest.version
    newest.move({1: 30})
    read = written((0, 5, 7.0, 0), (1, 25, 8.0, 0))
    newest.learn(read, before)
    newest.learn(written((1, 30, 9.0, 0)), newest.version)
    assert remembered(newest) is None, "the first series was read before a change"
    newest.learn(read, newest.version)
    assert remembered(newest) == [(0, 5, 7.0), (1, 30, 9.0)], "an older point is not the newest"
    newest.forget_values()
    assert remembered(newest) is None


def test_candidates_are_the_latest_rows_of_each_series() -> None:
    type_, rows = newest_rows(written((0, 1, 1.0, 1), (0, 2, 2.0, 1), (1, 1, 3.0, 1)))
    assert (type_, sorted(rows.rows())) == (FLOAT, [(0, 2, 2.0, 1), (1, 1, 3.0, 1)])
