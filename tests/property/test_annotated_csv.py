"""What `encode` writes, `decode` reads."""

from __future__ import annotations

from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from krakflux.codec.annotated_csv import Dialect, decode, encode
from krakflux.codec.annotated_csv.cells import (
    column_pieces,
    format_column,
    join_pieces,
    plain_texts,
    quote,
)
from krakflux.model.tables import QueryResult, TableBlock
from support.tables import block, result_tables

ANNOTATED = Dialect(annotations=("datatype", "group", "default"))

# CSV can't tell the empty string from null, and its writer drops carriage returns.
texts = st.text(
    st.characters(exclude_characters="\r", exclude_categories=["Cs"]), min_size=1, max_size=5
)
values = {
    "double": st.none() | st.floats(),
    "long": st.none() | st.integers(-(1 << 63), (1 << 63) - 1),
    "unsignedLong": st.none() | st.integers(0, (1 << 64) - 1),
    "boolean": st.none() | st.booleans(),
    "dateTime": st.none() | st.integers(-(1 << 63) + 1, (1 << 63) - 1),
    "string": st.none() | texts,
}
labels = st.sampled_from(["_time", "_value", "a,b", "é", "tag"])


@st.composite
def blocks(draw: st.DrawFn) -> TableBlock:
    columns = draw(st.dictionaries(labels, st.sampled_from(list(values)), min_size=1))
    key = [label for label in columns if draw(st.booleans())]
    others = [label for label in columns if label not in key]
    keys = st.tuples(*(values[columns[label]] for label in key))
    rows = st.lists(st.tuples(*(values[columns[label]] for label in others)), max_size=3)
    return block(columns, key, draw(st.lists(st.tuples(keys, rows), min_size=1, max_size=4)))


@given(st.lists(st.lists(blocks(), min_size=1, max_size=3), max_size=3))
def test_encoded_results_come_back(groups: list[list[TableBlock]]) -> None:
    results = [QueryResult(f"result {at}", each) for at, each in enumerate(groups)]
    found = decode(b"".join(encode(results, ANNOTATED)).decode())
    assert [result.name for result in found] == [result.name for result in results]
    assert [*map(result_tables, found)] == [*map(result_tables, results)]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_are_shortest_and_exact(value: float) -> None:
    table = block({"v": "double"}, (), [((), [(value,)])])
    text = b"".join(encode([QueryResult("r", [table])], Dialect(header=False))).decode()
    digits = text.removeprefix(",r,0,").removesuffix("\r\n\r\n")
    assert float(digits).hex() == value.hex()
    assert "e" not in digits
    assert significant(digits) == significant(repr(value).partition("e")[0])


def significant(digits: str) -> str:
    return digits.lstrip("-").replace(".", "").strip("0")


SECOND = 1_000_000_000
column_types = {
    pl.Float64(): st.floats() | st.integers(-(10**17), 10**17).map(float),
    pl.Int64(): values["long"],
    pl.UInt64(): values["unsignedLong"],
    pl.Boolean(): values["boolean"],
    pl.String(): st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
}
whole = st.integers(-9_000_000_000, 9_000_000_000)
# Times with every length of fraction, from whole seconds to single nanoseconds.
times = st.builds(
    lambda second, digits, size: second * SECOND + digits % 10**size * 10 ** (9 - size),
    whole,
    st.integers(0, SECOND - 1),
    st.integers(0, 9),
)


def series_of(dtype: pl.DataType, cells: st.SearchStrategy[Any]) -> st.SearchStrategy[pl.Series]:
    return st.lists(st.none() | cells, min_size=1).map(lambda each: pl.Series(each, dtype=dtype))


def times_of(cells: st.SearchStrategy[int]) -> st.SearchStrategy[pl.Series]:
    return series_of(pl.Int64(), cells).map(lambda column: column.cast(pl.Datetime("ns")))


columns = st.one_of(
    *(series_of(dtype, cells) for dtype, cells in column_types.items()),
    times_of(times),
    times_of(whole.map(lambda second: second * SECOND)),
)


@given(columns, st.sampled_from([",", ";", "\t", "é", ".", "0"]))
def test_a_column_at_a_time_prints_what_value_by_value_does(
    column: pl.Series, delimiter: str
) -> None:
    one_by_one = [quote(text, delimiter) for text in plain_texts(column)]
    assert join_pieces([*column_pieces(column, delimiter)]).to_list() == one_by_one
    texts = format_column(column, delimiter)
    assert one_by_one == ([texts] * column.len() if isinstance(texts, str) else texts.to_list())
