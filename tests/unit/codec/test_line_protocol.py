"""Line protocol: what each part of a line means, and InfluxDB's words for what is wrong with it."""

from __future__ import annotations

import pytest

from krakflux.codec.line_protocol import (
    Precision,
    format_point,
    parse,
    parse_precision,
    parse_series_key,
    series_key,
)
from krakflux.codec.line_protocol.columns import parse_columns
from krakflux.codec.line_protocol.reference import parse_lines
from krakflux.errors import InvalidError
from krakflux.model.points import FieldType, PointBatch
from support.batches import batch_contents

NOW = 1_700_000_000_123_456_789


def parse_text(text: str, precision: Precision = Precision.NANOSECOND) -> PointBatch:
    return parse(text.encode(), precision, NOW)


def values(text: str) -> list[object]:
    return [value for part in parse_text(text).parts for value in part.rows["value"]]


def refusal(text: str, precision: Precision = Precision.NANOSECOND) -> str:
    with pytest.raises(InvalidError) as caught:
        parse_text(text, precision)
    return caught.value.message


def test_points_become_series_and_rows() -> None:
    batch = parse_text('kraken,pair=BTC/USD,a=1 bid=1.5,n=2i,u=3u,s="x",b=t 7\nkraken bid=2 8\n')
    assert batch.lines == 2
    assert [part.type for part in batch.parts] == list(FieldType)
    floats = batch.parts[0]
    assert floats.series.rows() == [
        ("kraken,a=1,pair=BTC/USD", "kraken", "bid", 1),
        ("kraken", "kraken", "bid", 2),
    ]
    assert floats.rows.rows() == [(0, 7, 1.5), (1, 8, 2.0)]
    assert [part.rows["value"][0] for part in batch.parts[1:]] == [2, 3, "x", True]


def test_an_empty_body_has_no_points() -> None:
    assert parse_text("") == PointBatch((), 0)
    assert parse_text("\n \n#comment\n\t\n").lines == 0


@pytest.mark.parametrize(
    ("line", "key", "measurement", "field"),
    [
        (r"a\ b\,c f=1", r"a\ b\,c", "a b,c", "f"),
        (r"a=b f=1", "a=b", "a=b", "f"),
        (r'm"x" f=1', 'm"x"', 'm"x"', "f"),
        (r"m,a\,\ \==b\,\ \= f=1", r"m,a\,\ \==b\,\ \=", "m", "f"),
        (r"m,a=C:\dir f=1", r"m,a=C:\dir", "m", "f"),
        (r"m f\,\ \=x=1", "m", "m", "f, =x"),
        (r'm "f"=1', "m", "m", '"f"'),
        ("m,b=1,a=2 f=1", "m,a=2,b=1", "m", "f"),
        ("m,_x=1,Z=2,a=3 f=1", "m,Z=2,_x=1,a=3", "m", "f"),
        (" \t\0m   f=1  5  ", "m", "m", "f"),
    ],
)
def test_names_are_unescaped_and_keys_are_canonical(
    line: str, key: str, measurement: str, field: str
) -> None:
    series = parse_text(line).parts[0].series
    assert series.select("key", "measurement", "field").rows() == [(key, measurement, field)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1.0),
        ("1.", 1.0),
        ("-.5", -0.5),
        ("1e-3", 0.001),
        ("1E+3", 1000.0),
        ("0.1", 0.1),
        ("-9223372036854775808i", -(1 << 63)),
        ("18446744073709551615u", (1 << 64) - 1),
        ("T", True),
        ("False", False),
        (r'"a \"b\" \\ \n, ="', r'a "b" \ \n, ='),
        ('"two\nlines\r\n"', "two\nlines\r\n"),
        ('""', ""),
    ],
)
def test_values(text: str, value: object) -> None:
    assert values(f"m f={text} 1") == [value]
    assert values(f"m,a=b f={text}") == [value]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",a=1 f=1", "missing measurement"),
        ("m", "missing fields"),
        ("m,a=b", "missing fields"),
        ("m,=b f=1", "missing tag key"),
        ("m, f=1", "missing tag key"),
        ("m,a f=1", "missing tag value"),
        ("m,a= f=1", "missing tag value"),
        ("m,a=b=c f=1", "invalid tag format"),
        ("m,a=b,a=c f=1", "duplicate tags"),
        ("m,time=1 f=1", 'cannot use reserved tag key "time"'),
        ("m,_measurement=1 f=1", 'cannot use reserved tag key "_measurement"'),
        ("m,_field=1 f=1", 'cannot use reserved tag key "_field"'),
        ("m =1", "missing field key"),
        ("m f=1,=2", "missing field key"),
        ("m f=", "missing field value"),
        ("m f=,g=1", "missing field value"),
        ("m level\\", "invalid field format"),
        ("m f", "invalid field format"),
        ("m f=1,", "invalid field format"),
        ("m f=1,g 5", "invalid field format"),
        ('m f="a"b', "invalid field format"),
        ('m f="a', "unbalanced quotes"),
        ("m f=nan", "invalid number"),
        ("m f=NaN", "invalid number"),
        ("m f=1.2.3", "invalid number"),
        ("m f=-", "invalid number"),
        ("m f=1.5i", "invalid number"),
        ("m f=-1u", "invalid number"),
        ("m f=1e", "invalid float"),
        ("m f=1e400", "invalid float"),
        ("m f=Inf", "invalid boolean"),
        ("m f=+1", "invalid boolean"),
        ("m f=tRUE", "invalid boolean"),
        (
            "m f=9223372036854775808i",
            "unable to parse integer 9223372036854775808: strconv.ParseInt: "
            'parsing "9223372036854775808": value out of range',
        ),
        (
            "m f=18446744073709551616u",
            "unable to parse unsigned 18446744073709551616: strconv.ParseUint: "
            'parsing "18446744073709551616": value out of range',
        ),
        ("m f=1 x", "bad timestamp"),
        ("m f=1 1.5", "bad timestamp"),
        ("m f=1 1 2", "point is invalid"),
        (
            "m f=1 9223372036854775807",
            "time outside range -9223372036854775806 - 9223372036854775806",
        ),
        (f"m,a={'x' * 65536} f=1", "max key length exceeded: 65540 > 65535"),
        (f"m {'f' * 65531}=1", "max key length exceeded: 65536 > 65535"),
    ],
)
def test_a_bad_line_is_named_with_its_reason(line: str, reason: str) -> None:
    assert refusal(line) == f"unable to parse '{line}': {reason}"


def test_all_bad_lines_of_a_body_are_named() -> None:
    body = "m f=1 1\n  m f= 2\nm f=1 3\nm\n"
    assert refusal(body) == (
        "unable to parse 'm f= 2': missing field value\nunable to parse 'm': missing fields"
    )


def test_bad_lines_of_a_large_body_are_named() -> None:
    body = "".join(f"m f={at} {at}\n" for at in range(5000)) + "m f=1i 7\nm f=x 8\n"
    assert refusal(body) == "unable to parse 'm f=x 8': invalid boolean"


def test_one_carriage_return_before_a_newline_is_cut() -> None:
    assert values("m f=1 1\r\nm f=2 2\r\n") == [1.0, 2.0]
    assert len(values("m f=1\r\n" + "".join(f"m f={at} {at}\r\n" for at in range(5000)))) == 5001
    assert refusal("m f=1 1\r\r\n") == "unable to parse 'm f=1 1\r': bad timestamp"
    assert refusal("m f=1\r") == "unable to parse 'm f=1\r': invalid number"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(InvalidError, match=r"^unable to parse .m,a=\ufffd f=1.: invalid UTF-8$"):
        parse(b"m f=1\nm,a=\xff f=1\n", Precision.NANOSECOND, NOW)


@pytest.mark.parametrize(
    ("precision", "time", "default"),
    [
        ("ns", 5, NOW),
        ("us", 5_000, 1_700_000_000_123_456_000),
        ("ms", 5_000_000, 1_700_000_000_123_000_000),
        ("s", 5_000_000_000, 1_700_000_000_000_000_000),
    ],
)
def test_precision_scales_times_and_cuts_the_default(
    precision: str, time: int, default: int
) -> None:
    for lines in (1, 3_000):
        body = "m f=1 5\n" * lines + "m f=2\n" * lines
        batch = parse_text(body, parse_precision(precision))
        assert batch.lines == 2 * lines
        assert batch.parts[0].rows["time"].to_list() == [time, default]


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(
        InvalidError, match=r"^invalid precision; valid precision units are ns, us, ms, and s$"
    ):
        parse_precision("m")


def test_a_scaled_time_outside_the_range_is_refused() -> None:
    assert "time outside range" in refusal("m f=1 9223372037", Precision.SECOND)


def test_the_later_of_two_equal_points_wins() -> None:
    assert values("m,a=1,b=2 f=1,g=5 7\nm,b=2,a=1 f=2 7\n") == [2.0, 5.0]
    assert values("m f=1,f=2i 7") == [2]


def test_a_field_named_time_is_left_out() -> None:
    batch = parse_text("m time=1,f=2 1\nm time=3 2\n")
    assert [part.series["field"].to_list() for part in batch.parts] == [["f"]]
    assert (batch.lines, batch.rejected) == (2, 1)
    assert batch.rejected_reason == (
        'invalid field name: input field "time" on measurement "m" is invalid'
    )


def test_a_string_over_the_limit_rejects_its_point() -> None:
    longest = "x" * 1_048_576
    batch = parse_text(f'm f="{longest}" 1\nm g=1,f="{longest}y" 2\n')
    assert [part.rows.height for part in batch.parts] == [1]
    assert batch.rejected == 1
    assert batch.rejected_reason == (
        'input field "f" on measurement "m" is too long, 1048577 > 1048576'
    )


def test_slices_of_a_large_body_meet_in_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "".join(
        f"m,a={at % 7} f={at}.5{f',g={at}i' if at % 3 else ''} {at % 900}\n" for at in range(2000)
    )
    expected = batch_contents(parse_lines(body.encode(), Precision.NANOSECOND, NOW))
    for slice_bytes in (1_000, 1_000_000):
        monkeypatch.setattr("krakflux.codec.line_protocol.columns.SLICE_BYTES", slice_bytes)
        batch = parse_columns(body.encode(), Precision.NANOSECOND, NOW)
        assert batch is not None
        assert batch_contents(batch) == expected


def test_format_point_writes_every_type() -> None:
    line = format_point(
        "a b", {"z": "1", "é=": "x,y", "empty": ""}, {"f": 1.5, "n": 2, "b": False, "s": 'a"\\'}, 9
    )
    assert line == r'a\ b,z=1,é\==x\,y f=1.5,n=2i,b=false,s="a\"\\" 9'


@pytest.mark.parametrize(
    ("measurement", "tags", "fields"),
    [
        ("", {}, {"f": 1.0}),
        ("m\\", {}, {"f": 1.0}),
        ("#m", {}, {"f": 1.0}),
        ("m", {"a": "x\ny"}, {"f": 1.0}),
        ("m", {}, {}),
        ("m", {}, {"f": float("nan")}),
        ("m", {}, {"f": 1 << 63}),
    ],
)
def test_format_point_refuses_what_it_cannot_write(
    measurement: str, tags: dict[str, str], fields: dict[str, float]
) -> None:
    with pytest.raises(InvalidError):
        format_point(measurement, tags, fields, 0)


def test_series_keys_sort_their_tags() -> None:
    key = series_key("m,x", {"b": "2 3", "A": "1=1"})
    assert key == r"m\,x,A=1\=1,b=2\ 3"
    assert parse_series_key(key) == ("m,x", (("A", "1=1"), ("b", "2 3")))
    assert parse_series_key("m") == ("m", ())
