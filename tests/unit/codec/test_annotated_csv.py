"""Annotated CSV, byte for byte."""

from __future__ import annotations

import pytest

from krakflux.codec.annotated_csv import Dialect, decode, dialect_from_json, encode, encode_error
from krakflux.errors import InternalError, InvalidError
from krakflux.model.tables import QueryResult, TableBlock
from support.tables import block, result_tables

SECOND = 1_000_000_000
ANNOTATED = Dialect(annotations=("datatype", "group", "default"))
SERIES = {
    "_start": "dateTime",
    "_stop": "dateTime",
    "_time": "dateTime",
    "_value": "double",
    "_field": "string",
    "_measurement": "string",
    "bar": "string",
}
SERIES_KEY = ("_start", "_stop", "_field", "_measurement", "bar")


def written(*blocks: TableBlock, dialect: Dialect | None = None) -> str:
    return b"".join(encode([QueryResult("_result", blocks)], dialect or Dialect())).decode()


def single(datatype: str, values: list[object]) -> list[str]:
    column = block({"v": datatype}, (), [((), [[value] for value in values])])
    text = written(column, dialect=Dialect(header=False))
    return text.removesuffix("\r\n\r\n").removeprefix(",_result,0,").split("\r\n,_result,0,")


def test_a_query_without_a_dialect_has_the_articles_form() -> None:
    rows = [(2 * SECOND, 23.4), (3 * SECOND + 500_000_000, 100.0)]
    series = block(SERIES, SERIES_KEY, [((0, 9 * SECOND, "f", "m", "barval"), rows)])
    assert written(series) == (
        ",result,table,_start,_stop,_time,_value,_field,_measurement,bar\r\n"
        ",_result,0,1970-01-01T00:00:00Z,1970-01-01T00:00:09Z,1970-01-01T00:00:02Z,23.4,f,m,barval\r\n"
        ",_result,0,1970-01-01T00:00:00Z,1970-01-01T00:00:09Z,1970-01-01T00:00:03.5Z,100,f,m,barval\r\n"
        "\r\n"
    )


def test_annotations_stand_in_the_order_asked_for() -> None:
    table = block({"a": "string", "b": "long"}, ("a",), [(("x",), [(1,), (2,)])])
    assert written(table, dialect=ANNOTATED) == (
        "#datatype,string,long,string,long\r\n"
        "#group,false,false,true,false\r\n"
        "#default,_result,,,\r\n"
        ",result,table,a,b\r\n"
        ",,0,x,1\r\n"
        ",,0,x,2\r\n"
        "\r\n"
    )
    assert written(table, dialect=Dialect(annotations=("group", "datatype"), header=False)) == (
        "#group,false,false,true,false\r\n"
        "#datatype,string,long,string,long\r\n"
        ",_result,0,x,1\r\n"
        ",_result,0,x,2\r\n"
        "\r\n"
    )


def test_tables_of_one_schema_share_a_header() -> None:
    table = block({"a": "string", "b": "long"}, ("a",), [(("x",), [(1,)]), (("y",), [(2,)])])
    assert written(table, table) == (
        ",result,table,a,b\r\n"
        ",_result,0,x,1\r\n,_result,1,y,2\r\n,_result,2,x,1\r\n,_result,3,y,2\r\n"
        "\r\n"
    )


@pytest.mark.parametrize(
    "other",
    [
        block({"a": "string", "b": "double"}, ("a",), [(("x",), [(1.0,)])]),
        block({"a": "string", "c": "long"}, ("a",), [(("x",), [(1,)])]),
        block({"b": "long", "a": "string"}, ("a",), [(("x",), [(1,)])]),
        block({"a": "string", "b": "long"}, (), [((), [("x", 1)])]),
    ],
)
def test_another_schema_or_key_starts_a_block(other: TableBlock) -> None:
    table = block({"a": "string", "b": "long"}, ("a",), [(("x",), [(1,)])])
    text = written(table, other, table, dialect=ANNOTATED)
    assert text.count("#datatype") == 3
    assert text.count("\r\n\r\n") == 3
    assert [line.split(",")[2] for line in text.split("\r\n") if line.startswith(",,")] == [*"012"]


def test_an_empty_table_tells_its_key_in_the_default_row() -> None:
    tables = [(("x",), [(1,)]), (("y,",), []), (("z",), [(2,)])]
    assert written(block({"a": "string", "b": "long"}, ("a",), tables), dialect=ANNOTATED) == (
        "#datatype,string,long,string,long\r\n#group,false,false,true,false\r\n"
        "#default,_result,,,\r\n,result,table,a,b\r\n"
        ",,0,x,1\r\n"
        "\r\n"
        "#datatype,string,long,string,long\r\n#group,false,false,true,false\r\n"
        '#default,_result,1,"y,",\r\n,result,table,a,b\r\n'
        "\r\n"
        "#datatype,string,long,string,long\r\n#group,false,false,true,false\r\n"
        "#default,_result,,,\r\n,result,table,a,b\r\n"
        ",,2,z,2\r\n"
        "\r\n"
    )


def test_results_follow_each_other_and_restart_their_table_numbers() -> None:
    table = block({"a": "long"}, (), [((), [(1,)])])
    results = [QueryResult("one", [table]), QueryResult("none", []), QueryResult("two", [table])]
    assert b"".join(encode(results, Dialect())).decode() == (
        ",result,table,a\r\n,one,0,1\r\n\r\n\r\n,result,table,a\r\n,two,0,1\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (100.0, "100"),
        (-0.0, "-0"),
        (0.1, "0.1"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (1.5e300, "15" + "0" * 299),
        (123456789012345678.0, "123456789012345680"),
        (float("nan"), "NaN"),
        (float("inf"), "+Inf"),
        (float("-inf"), "-Inf"),
        (None, ""),
    ],
)
def test_floats_are_printed_as_go_prints_them(value: float | None, text: str) -> None:
    assert single("double", [value]) == [text]
    assert single("double", [value, float("inf"), 2.5e22]) == [text, "+Inf", "25" + "0" * 21]
    keyed = block({"v": "double", "w": "long"}, ("v",), [((value,), [(1,)])])
    assert written(keyed, dialect=Dialect(header=False)) == f",_result,0,{text},1\r\n\r\n"


def test_a_seldom_whole_number_has_no_fraction() -> None:
    seldom = {7.0: "7", -0.0: "-0", 1e20: "100000000000000000000", float("nan"): "NaN", None: ""}
    for value, text in seldom.items():
        assert single("double", [*[0.5] * 20, value, *[1.25] * 20]) == (
            ["0.5"] * 20 + [text] + ["1.25"] * 20
        )


def test_rows_without_columns_of_their_own_are_counted() -> None:
    table = block({"a": "string"}, ("a",), [(("x",), [()] * 3)])
    assert written(table) == ",result,table,a\r\n" + ",_result,0,x\r\n" * 3 + "\r\n"


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (1_500_000_000, "1970-01-01T00:00:01.5Z"),
        (1, "1970-01-01T00:00:00.000000001Z"),
        (-1, "1969-12-31T23:59:59.999999999Z"),
        (1_546_300_800_123_456_789, "2019-01-01T00:00:00.123456789Z"),
        (-(1 << 63) + 1, "1677-09-21T00:12:43.145224193Z"),
        ((1 << 63) - 1, "2262-04-11T23:47:16.854775807Z"),
        (None, ""),
    ],
)
def test_times_are_rfc3339_with_trailing_zeros_cut(time: int | None, text: str) -> None:
    assert single("dateTime", [time]) == [text]
    assert single("dateTime", [time, 10])[0] == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("", ""),
        (None, ""),
        ("a,b", '"a,b"'),
        ('say "x"', '"say ""x"""'),
        (" x", '" x"'),
        ("\tx", '"\tx"'),
        ("\u00a0x", '"\u00a0x"'),
        ("x ", "x "),
        ("\\.", '"\\."'),
        ("\\.x", "\\.x"),
        ("a\nb", '"a\r\nb"'),
        ("a\r\nb\rc", '"a\r\nbc"'),
    ],
)
def test_strings_are_quoted_as_go_quotes_them(value: str | None, text: str) -> None:
    table = block({"k": "string", "v": "string"}, ("k",), [((value,), [(value,), ("z",)])])
    assert written(table, dialect=Dialect(header=False)) == (
        f",_result,0,{text},{text}\r\n,_result,0,{text},z\r\n\r\n"
    )


def test_the_other_types() -> None:
    assert single("long", [-(1 << 63), None]) == [str(-(1 << 63)), ""]
    assert single("unsignedLong", [(1 << 64) - 1]) == [str((1 << 64) - 1)]
    assert single("boolean", [True, False, None]) == ["true", "false", ""]


@pytest.mark.parametrize("delimiter", [";", "\t", "§"])
def test_any_delimiter_separates_all_rows(delimiter: str) -> None:
    table = block(
        {"k": "double", "v": "string", "t": "dateTime"},
        ("k",),
        [((1.5,), [(f"a{delimiter}b", 0), ("a,b", 1)])],
    )
    dialect = Dialect(delimiter=delimiter, annotations=("default",))
    assert written(table, dialect=dialect).replace(delimiter, "|") == (
        "#default|_result||||\r\n|result|table|k|v|t\r\n"
        '||0|1.5|"a|b"|1970-01-01T00:00:00Z\r\n||0|1.5|a,b|1970-01-01T00:00:00.000000001Z\r\n\r\n'
    )


def test_a_large_table_arrives_in_pieces() -> None:
    rows = [(at * SECOND, at / 7) for at in range(300_000)]
    series = block(SERIES, SERIES_KEY, [((0, 1, "f", "m", "b"), rows)])
    pieces = list(encode([QueryResult("_result", [series])], ANNOTATED))
    assert len(pieces) > 2
    lines = b"".join(pieces).split(b"\r\n")
    assert len(lines) == 4 + 300_000 + 2
    assert lines[-3].startswith(b",,0,1970-01-01T00:00:00Z,1970-01-01T00:00:00.000000001Z,19")


def test_later_results_are_not_touched_before_earlier_ones_are_written() -> None:
    table = block({"a": "string"}, (), [((), [("x" * 100_000,)])])
    taken: list[str] = []

    def results() -> object:
        for name in ("one", "two"):
            taken.append(name)
            yield QueryResult(name, [table])

    next(encode(results(), Dialect()))  # type: ignore[arg-type]
    assert taken == ["one"]


def test_an_error_after_the_first_byte_is_a_table() -> None:
    assert encode_error("boom, twice", "internal error", ANNOTATED) == (
        b"\r\n#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n"
        b',error,reference\r\n,"boom, twice",internal error\r\n'
    )
    assert encode_error("x", "", Dialect(header=False)) == b"\r\n,error,reference\r\n,x,\r\n"


def test_decode_reads_results_tables_defaults_and_nulls() -> None:
    text = (
        "#datatype,string,long,dateTime:RFC3339,double,string,boolean,unsignedLong\n"
        "#group,false,false,false,false,true,false,false\n"
        "#default,_result,,,7.5,,,\n"
        ",result,table,_time,_value,tag,b,u\n"
        ",,0,2019-01-01T00:00:00.5+01:00,1,x,true,3\n"
        ",,0,,,x,,\n"
        ",,1,2019-01-01T00:00:00Z,-Inf,y,false,4\n"
        "\n"
        "#datatype,string,long,long\n#group,false,false,true\n#default,other,3,5\n,result,table,n\n"
    )
    first, second = decode(text)
    time = 1_546_297_200_500_000_000
    columns = {
        "_time": "dateTime",
        "_value": "double",
        "tag": "string",
        "b": "boolean",
        "u": "unsignedLong",
    }
    expected = block(
        columns,
        ("tag",),
        [
            (("x",), [(time, 1.0, True, 3), (None, 7.5, None, None)]),
            (("y",), [(1_546_300_800_000_000_000, float("-inf"), False, 4)]),
        ],
    )
    assert (first.name, second.name) == ("_result", "other")
    assert result_tables(first) == result_tables(QueryResult("", [expected]))
    assert result_tables(second) == result_tables(
        QueryResult("", [block({"n": "long"}, ("n",), [((5,), [])])])
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            ",result,table,a\n,_result,0,1\n",
            "failed to read metadata: missing expected annotation datatype",
        ),
        ("a,b\n1,2\n", "failed to read metadata: missing expected annotation datatype"),
        (
            "#datatype,string,long,double\n,result,table,a\n",
            "failed to read metadata: missing expected annotation group",
        ),
        (
            "#datatype,string,long,x\n#group,false,false,false\n#default,,,\n,result,table,a\n",
            'failed to read metadata: column "a" has invalid datatype: unsupported data type "x"',
        ),
        (
            "#datatype,string,long,long\n#group,false,false,false\n#default,,,\n"
            ",result,table,a\n,,0,x\n",
            'strconv.ParseInt: parsing "x": invalid syntax',
        ),
        (
            "#datatype,string,long,long\n#group,false,false,false\n#default,,,\n"
            ",result,table,a\n,,0,9223372036854775808\n",
            'strconv.ParseInt: parsing "9223372036854775808": value out of range',
        ),
        (
            "#datatype,string,long,long\n#group,false,false,false\n#default,,,\n",
            "failed to read metadata: missing expected header row",
        ),
        (
            "#datatype,string,long,long\n#group,false,false,false\n#default,,,\n,result,table,a\n",
            "missing table ID",
        ),
    ],
)
def test_decode_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(InvalidError) as caught:
        decode(text)
    assert caught.value.message == message


def test_decode_raises_the_error_that_a_table_reports() -> None:
    table = block({"a": "long"}, (), [((), [(1,)])])
    text = written(table, dialect=ANNOTATED) + encode_error("boom, twice", "", ANNOTATED).decode()
    with pytest.raises(InternalError, match=r"^boom, twice$"):
        decode(text)


def test_dialects_are_read_from_json() -> None:
    assert dialect_from_json(None) == dialect_from_json({}) == Dialect()
    value = {
        "header": False,
        "delimiter": ";",
        "commentPrefix": "#",
        "annotations": ["group", "default"],
        "dateTimeFormat": "RFC3339Nano",
        "quoteChar": '"',
    }
    assert dialect_from_json(value) == Dialect(False, ";", ("group", "default"), "#")
    assert dialect_from_json({"header": None, "delimiter": ""}) == Dialect()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"commentPrefix": "##"}, "invalid dialect comment prefix: must be length 0 or 1"),
        ({"delimiter": ",,"}, "invalid dialect delimeter: must be length 1"),
        ({"delimiter": "\n"}, "invalid dialect delimeter character"),
        ({"annotations": ["type"]}, "unknown dialect annotation type: type"),
        ({"dateTimeFormat": "unix"}, "unknown dialect date time format: unix"),
        (
            {"header": "yes"},
            "json: cannot unmarshal string into Go struct field QueryRequest.dialect.header "
            "of type bool",
        ),
    ],
)
def test_a_wrong_dialect_is_refused(value: object, message: str) -> None:
    with pytest.raises(InvalidError) as caught:
        dialect_from_json(value)
    assert caught.value.message == message
