"""What `encode` writes, `decode` reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from krakflux.codec.annotated_csv import Dialect, decode, encode
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
