"""The three parsers of line protocol agree, on tame bodies and on nasty ones."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.codec.line_protocol import (
    Precision,
    cut_pieces,
    format_point,
    parse,
    parse_series_key,
    series_key,
)
from krakflux.codec.line_protocol.columns import parse_columns
from krakflux.codec.line_protocol.floats import parse_floats
from krakflux.codec.line_protocol.lines import split_lines
from krakflux.codec.line_protocol.plain import scan_plain_line
from krakflux.codec.line_protocol.reference import parse_lines
from krakflux.codec.line_protocol.scanner import scan_line
from krakflux.errors import InvalidError
from krakflux.model.time import MAX_TIME, MIN_TIME
from support.batches import batch_contents

DEFAULT_TIME = 1_700_000_000_000_000_000

precisions = st.sampled_from(Precision)
values = st.sampled_from(
    [
        "1",
        "1.5",
        "-1",
        ".5",
        "1.",
        "-.5",
        "1.e5",
        "1e5",
        "1E-5",
        "1e+5",
        "+1",
        "1e400",
        "-1e400",
        "1e",
        "1e5e5",
        ".",
        "-",
        "-.",
        "--1",
        "1.2.3",
        "0x10",
        "1_000",
        "nan",
        "NaN",
        "inf",
        "Inf",
        "-inf",
        "infinity",
        "e5",
        ".e5",
        "1d5",
        "5e-324",
        "0.1",
        "123456789.123456789",
        "1i",
        "-1i",
        "+1i",
        "0i",
        "-0i",
        "1ii",
        "i",
        "-i",
        "1.5i",
        "1e5i",
        "9223372036854775807i",
        "9223372036854775808i",
        "-9223372036854775808i",
        "1u",
        "-1u",
        "-0u",
        "+1u",
        "18446744073709551615u",
        "18446744073709551616u",
        "t",
        "T",
        "true",
        "True",
        "TRUE",
        "tRue",
        "f",
        "F",
        "false",
        "x",
        '""',
        '"a"',
        '"a,b"',
        '"a=b"',
        '"a',
        'b"',
        '"a\\"b"',
        '"\\\\"',
        '"',
        '""',
        '"a"b',
        "١",
        "1١",
        "00012",
        "00012i",
    ]
) | st.floats(allow_nan=False, allow_infinity=False).map(repr)
names = st.sampled_from(["f", "g", "time", "é", '"', "f\\,", "a\\ b", "", "x#", "f f"])
tame_names = st.sampled_from(["f", "g", "h"])
heads = st.sampled_from(
    [
        "m",
        "m,a=1",
        "m,a=2",
        "m,a=1,b=2",
        "m,b=2,a=1",
        "n,a=1",
        "m,a=é",
        "m\\,x,a=1",
        "m,a\\",
        "b=1",
        "m,a=b\\=",
        "m,",
        "m,a",
        "m,a=",
        ",a=1",
        "m,=1",
        "m,a=1,a=2",
        "m,time=1",
        "m,_field=1",
        "m,a=b=c",
        '"m"',
        "#m",
        "m#",
    ]
)
tame_heads = st.sampled_from(["m", "m,a=1", "m,a=2", "m,b=2,a=1", "m,a=1,b=2"])
times = st.sampled_from(
    [
        "",
        " ",
        " 1",
        " 2",
        " 3",
        "  2",
        " -5",
        " +5",
        " 1 ",
        " 1 2",
        " x",
        " 1x",
        " 1.5",
        " -",
        f" {MAX_TIME}",
        f" {MAX_TIME + 1}",
        f" {MIN_TIME}",
        f" {MIN_TIME - 1}",
        " 9" + "9" * 20,
    ]
)
separators = st.sampled_from(
    ["\n"] * 8 + ["\r\n", "\n\n", "\n#c\n", "\n ", "\n\t", "\n\0", "\r", ""]
)


def lines(heads: st.SearchStrategy[str], names: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    fields = st.lists(st.tuples(names, values).map("=".join), min_size=1, max_size=3)
    return st.tuples(heads, st.just(" "), fields.map(",".join), times).map("".join)


nasty_bodies = st.lists(
    st.tuples(lines(heads, names) | st.text(string.printable, max_size=12), separators), max_size=6
).map(lambda pieces: "".join("".join(piece) for piece in pieces))

# Values of one type at a time, so that whole columns are of one type, as the fast path needs it.
typed_values = [
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.integers(-(1 << 63), (1 << 63) - 1).map("{}i".format),
    st.integers(0, (1 << 64) - 1).map("{}u".format),
    st.sampled_from(["t", "F", "true", "FALSE"]),
    st.text("ab é=,", max_size=4).map('"{}"'.format),
]


@st.composite
def tame_bodies(draw: st.DrawFn) -> str:
    kinds = {name: draw(st.sampled_from(typed_values)) for name in ("f", "g", "h")}
    shapes = draw(st.lists(st.lists(tame_names, min_size=1, unique=True), min_size=1, max_size=2))
    written = []
    for shape in draw(st.lists(st.sampled_from(shapes), min_size=1, max_size=8)):
        fields = ",".join(f"{name}={draw(kinds[name])}" for name in shape)
        written.append(f"{draw(tame_heads)} {fields}{draw(st.sampled_from(['', ' 1', ' 2']))}")
    if draw(st.integers(0, 9)) == 0:
        written.append(draw(lines(heads, names)))
    return "\n".join(written) + draw(st.sampled_from(["", "\n"]))


@given(nasty_bodies | tame_bodies(), precisions)
def test_columns_and_lines_parse_alike(body: str, precision: Precision) -> None:
    columns = parse_columns(body.encode(), precision, DEFAULT_TIME)
    if columns is not None:
        expected = parse_lines(body.encode(), precision, DEFAULT_TIME)
        assert batch_contents(columns) == batch_contents(expected)


float_lines = st.builds(
    "{} {}={} {}".format,
    tame_heads | heads,
    tame_names | st.sampled_from(["time", "f,", "é", "f=g"]),
    st.floats(-1e15, 1e15, allow_nan=False).map("{:f}".format) | st.sampled_from(["1", "-0", "1."]),
    st.integers(-3, 3) | st.sampled_from([10**18, -(10**18), 10**17]),
)


@given(
    st.lists(float_lines | lines(heads, names), min_size=1, max_size=6).map("\n".join),
    st.sampled_from(["", "\n", "\n\n", "\r\n"]),
    precisions,
)
def test_lines_of_one_float_parse_alike(body: str, end: str, precision: Precision) -> None:
    floats = parse_floats((body + end).encode(), precision)
    if floats is not None:
        expected = parse_lines((body + end).encode(), precision, DEFAULT_TIME)
        assert batch_contents(floats) == batch_contents(expected)


@pytest.mark.parametrize(
    "body", ["m f=1 1", "m,t=a f=-1.25 -1\nm,t=b f=2 2\n", "m,b=1,a=2 f=1 1\nm,a=2,b=1 f=2 1"]
)
def test_plain_lines_of_one_float_take_the_short_cut(body: str) -> None:
    floats = parse_floats(body.encode(), Precision.SECOND)
    assert floats is not None
    expected = parse_lines(body.encode(), Precision.SECOND, DEFAULT_TIME)
    assert batch_contents(floats) == batch_contents(expected)


@pytest.mark.parametrize(
    "body", [b"m f=1 1\n\xff f=1 1", b"m f=1 1\n\nm f=2 2", b"m f=1 1\nx m f=2 2", b"m f=1", b""]
)
def test_other_lines_do_not_take_the_short_cut(body: bytes) -> None:
    assert parse_floats(body, Precision.NANOSECOND) is None


@given(st.lists(st.sampled_from(["f=1", "g=1i,f=2", "f=3,g=4i", 's="x",f=5']), min_size=1))
def test_columns_take_lines_of_several_shapes(fields: list[str]) -> None:
    body = "".join(f"m,a={at % 2} {text} {at}\n" for at, text in enumerate(fields)).encode()
    columns = parse_columns(body, Precision.NANOSECOND, DEFAULT_TIME)
    assert columns is not None
    expected = parse_lines(body, Precision.NANOSECOND, DEFAULT_TIME)
    assert batch_contents(columns) == batch_contents(expected)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_columns_read_floats_to_the_nearest_double(numbers: list[float]) -> None:
    texts = [text for number in numbers for text in (repr(number), f"{number:.17e}", f"{number:f}")]
    body = "".join(f"m f={text} {at}\n" for at, text in enumerate(texts)).encode()
    batch = parse_columns(body, Precision.NANOSECOND, 0)
    assert batch is not None
    found = batch.parts[0].rows.sort("time")["value"].to_list()
    assert [value.hex() for value in found] == [float(text).hex() for text in texts]


@given(lines(heads, names), precisions)
def test_the_short_cut_and_the_scanner_read_a_line_alike(line: str, precision: Precision) -> None:
    point = scan_plain_line(line, precision)
    if point is not None:
        assert point == scan_line(line, precision)


def error_of(body: bytes, precision: Precision) -> str | None:
    try:
        parse(body, precision, DEFAULT_TIME)
    except InvalidError as error:
        return error.message
    return None


@given(nasty_bodies, precisions)
def test_a_body_is_taken_whole_or_its_bad_lines_are_named(body: str, precision: Precision) -> None:
    message = error_of(body.encode(), precision)
    assert message is None or message.startswith("unable to parse '")


@given(st.binary(max_size=60))
def test_no_bytes_break_the_parser(body: bytes) -> None:
    message = error_of(body, Precision.NANOSECOND)
    assert message is None or message.encode()


def lines_of(body: bytes) -> list[str]:
    return [line for _, line in split_lines(body.decode("utf-8", "surrogateescape"))]


@given(
    st.lists(nasty_bodies | tame_bodies(), min_size=1, max_size=4).map("\n".join),
    st.integers(1, 40),
    st.integers(1, 40),
)
def test_the_pieces_of_a_body_have_its_lines(body: str, chunk_bytes: int, size: int) -> None:
    whole = body.encode()
    chunks = (whole[at : at + chunk_bytes] for at in range(0, len(whole), chunk_bytes))
    pieces = list(cut_pieces(chunks, size))
    assert b"".join(pieces) == whole
    assert all(pieces)
    assert [line for piece in pieces for line in lines_of(piece)] == lines_of(whole)


def test_pieces_are_of_the_size_that_was_asked_for() -> None:
    line = b'm s="a" 1\n'
    sizes = [len(piece) for piece in cut_pieces([line] * 1_000, 100)]
    assert sizes == [100] * 100


written_names = st.text(
    st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1, max_size=6
).filter(lambda name: not name.endswith("\\"))
measurements = written_names.filter(lambda name: name[0] not in "#\t\0")
tag_sets = st.dictionaries(
    written_names.filter(lambda tag: tag not in {"time", "_field", "_measurement"}),
    written_names,
    max_size=4,
)
field_values = (
    st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.booleans()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
)


@given(measurements, tag_sets)
def test_series_keys_come_back(measurement: str, tags: dict[str, str]) -> None:
    assert parse_series_key(series_key(measurement, tags)) == (
        measurement,
        tuple(sorted(tags.items())),
    )


@given(
    measurements,
    tag_sets,
    st.dictionaries(
        written_names.filter(lambda name: name != "time" and name[0] not in "\t\0"),
        field_values,
        min_size=1,
    ),
    st.integers(MIN_TIME, MAX_TIME),
)
def test_formatted_points_come_back(
    measurement: str, tags: dict[str, str], fields: dict[str, str | float | bool], time: int
) -> None:
    line = format_point(measurement, tags, fields, time)
    batch = parse(f"{line}\n".encode(), Precision.NANOSECOND, 0)
    found = {}
    for part in batch.parts:
        assert part.series["key"].to_list() == [series_key(measurement, tags)] * part.series.height
        assert part.rows["time"].to_list() == [time] * part.rows.height
        names = part.series["field"].gather(part.rows["series"])
        found |= dict(zip(names, part.rows["value"], strict=True))
    assert found == fields
