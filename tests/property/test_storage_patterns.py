"""Regular expressions over tags select what RE2 finds, however they are looked up."""

from __future__ import annotations

import re2
from hypothesis import given
from hypothesis import strategies as st

from krakflux.model.points import FieldType
from krakflux.model.predicate import Comparison, Operator
from krakflux.storage.duckdb.predicates import classify_series
from krakflux.storage.duckdb.series_map import NewSeries
from krakflux.storage.duckdb.series_table import (
    SeriesTable,
    empty_series_table,
    extend_series_table,
)

values = st.text("ab1.-é", min_size=1, max_size=4)
patterns = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "^"]),
    st.text("ab1.-é", max_size=3),
    st.sampled_from(["", "$"]),
)


def table_of(tags: list[str]) -> SeriesTable:
    series = [
        NewSeries(number, f"m,t={tag}" if tag else "m", "m", "f", FieldType.FLOAT)
        for number, tag in enumerate(tags)
    ]
    return extend_series_table(empty_series_table(), series)


@given(st.lists(values, min_size=1, unique=True), patterns, st.booleans())
def test_a_pattern_selects_what_re2_finds(tags: list[str], pattern: str, negated: bool) -> None:
    operator = Operator.NOT_MATCH if negated else Operator.MATCH
    table = table_of(["", *tags])
    found = [
        each.series.core["id"].to_list()
        for each in classify_series(table, Comparison("t", operator, pattern))
    ]
    is_found = [re2.search(pattern, tag) is not None for tag in tags]
    # A series that lacks the tag neither matches nor does not match.
    expected = [number for number, hit in enumerate(is_found, 1) if hit is not negated]
    assert sorted(id_ for ids in found for id_ in ids) == expected
