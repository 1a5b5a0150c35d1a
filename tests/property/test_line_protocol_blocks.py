"""Points read from an engine and written as line protocol are the same points again."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krakflux.clock import SystemClock
from krakflux.codec.line_protocol import Precision, format_block, parse
from krakflux.model.points import FieldType
from krakflux.model.time import MAX_TIME, MIN_TIME, Bounds
from krakflux.storage.duckdb import EngineSettings, open_engine
from krakflux.storage.port import ReadSpec
from support.batches import batch_contents
from support.points import Point, batch_of

names = st.text(
    st.characters(codec="utf-8", exclude_characters="\n\\\0\t\r#"), min_size=1, max_size=5
).filter(lambda name: name[0] not in " _" and name != "time")
VALUES = {
    FieldType.FLOAT: st.floats(allow_nan=False, allow_infinity=False),
    FieldType.INTEGER: st.integers(-(1 << 63), (1 << 63) - 1),
    FieldType.UNSIGNED: st.integers(0, (1 << 64) - 1),
    FieldType.STRING: st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=8),
    FieldType.BOOLEAN: st.booleans(),
}


@st.composite
def points(draw: st.DrawFn) -> Point:
    kind = draw(st.sampled_from(list(FieldType)))
    tags = draw(st.dictionaries(names, names, max_size=2))
    # The field's name tells its type: no conflicts here.
    return Point(
        draw(names),
        tuple(sorted(tags.items())),
        f"{kind.value}{draw(names)}",
        kind,
        draw(st.integers(MIN_TIME, MAX_TIME)),
        draw(VALUES[kind]),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(points(), min_size=1, max_size=20))
def test_a_block_as_lines_is_the_same_points(some: list[Point]) -> None:
    batch = batch_of(some)
    with tempfile.TemporaryDirectory() as directory:
        storage = open_engine(Path(directory), SystemClock(), EngineSettings(threads=1))
        storage.create_bucket("b", 0)
        storage.write("b", batch)
        blocks = storage.read("b", ReadSpec(Bounds(MIN_TIME, MAX_TIME + 1)))
        storage.close()
    text = "".join(map(format_block, blocks))
    again = parse(text.encode(), Precision.NANOSECOND, 0)
    assert _points(batch_contents(again)) == _points(batch_contents(batch))


def _points(contents: dict[str, object]) -> dict[str, object]:
    return {kind.value: contents.get(kind.value) for kind in FieldType}
