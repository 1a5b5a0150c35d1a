from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.errors import InvalidError, RequestTooLargeError, TooManyRequestsError
from krakflux.model.time import MINUTE, SECOND, format_rfc3339
from krakflux.server import openapi_document
from krakflux.server.bodies import inflate, inflate_steps
from krakflux.server.liveness import format_go_duration
from krakflux.server.origins import is_loopback
from krakflux.server.throttle import SignInThrottle
from krakflux.server.times import parse_rfc3339
from support.catalog import SteppingClock


@given(st.lists(st.binary(max_size=5000), min_size=1, max_size=4))
def test_inflating_undoes_gzip_of_any_number_of_members(parts: list[bytes]) -> None:
    packed = b"".join(map(gzip.compress, parts))
    assert inflate(packed, 20_000, "too large") == b"".join(parts)


@pytest.mark.parametrize("chunk_bytes", [1, 7, 1 << 20])
def test_a_body_is_inflated_in_steps_whatever_its_chunks(chunk_bytes: int) -> None:
    plain = b"line " * 500_000
    packed = gzip.compress(plain) + gzip.compress(b"more")
    chunks = (packed[at : at + chunk_bytes] for at in range(0, len(packed), chunk_bytes))
    steps = list(inflate_steps(chunks, 10_000_000, "too large"))
    assert b"".join(steps) == plain + b"more"
    assert max(map(len, steps)) <= 1 << 20


@given(st.binary(min_size=1, max_size=300), st.data())
def test_a_cut_body_is_refused(plain: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(plain)
    cut = packed[: data.draw(st.integers(1, len(packed) - 1))]
    with pytest.raises(InvalidError, match="unable to read data"):
        inflate(cut, 1000, "too large")


@pytest.mark.parametrize(("size", "fits"), [(1000, True), (1001, False), (10_000_000, False)])
def test_a_body_may_inflate_to_its_limit(size: int, fits: bool) -> None:
    packed = gzip.compress(b"x" * size)
    if fits:
        assert len(inflate(packed, 1000, "too large")) == size
    else:
        with pytest.raises(RequestTooLargeError, match="too large"):
            inflate(packed, 1000, "too large")


@given(st.integers(-9_000_000_000_000_000_000, 9_000_000_000_000_000_000))
def test_times_come_back_as_they_were_printed(time: int) -> None:
    assert parse_rfc3339(format_rfc3339(time)) == time


@given(
    st.datetimes(datetime(1700, 1, 1), datetime(2250, 1, 1)),  # noqa: DTZ001
    st.integers(-14 * 60, 14 * 60),
)
def test_offsets_are_taken_off(moment: datetime, minutes: int) -> None:
    sign = "-" if minutes < 0 else "+"
    text = f"{moment:%Y-%m-%dT%H:%M:%S}{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    text = text.zfill(25)
    instant = moment.replace(microsecond=0, tzinfo=UTC) - timedelta(minutes=minutes)
    assert parse_rfc3339(text) == int(instant.timestamp()) * SECOND


@pytest.mark.parametrize(
    "text", ["", "2020", "2020-01-01", "2020-01-01T00:00:00", "2020-02-30T00:00:00Z", "x"]
)
def test_other_forms_are_no_times(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_rfc3339(text)


@pytest.mark.parametrize(
    ("duration", "text"),
    [
        (0, "0s"),
        (1_500_000_000, "1.5s"),
        (60 * SECOND, "1m0s"),
        (3723 * SECOND + 400_000_000, "1h2m3.4s"),
        (3600 * SECOND, "1h0m0s"),
        (7, "0.000000007s"),
    ],
)
def test_durations_as_go_prints_them(duration: int, text: str) -> None:
    assert format_go_duration(duration) == text


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        *(("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("::ffff:127.0.0.1", True)),
        *(("10.0.0.1", False), ("::ffff:10.0.0.1", False), ("", False)),
    ],
)
def test_loopback_addresses(address: str, answer: bool) -> None:
    assert is_loopback(address) is answer


def test_failed_sign_ins_are_forgotten_after_a_minute() -> None:
    clock = SteppingClock()
    throttle = SignInThrottle(clock)
    for _ in range(10):
        throttle.check("ada", "somewhere")
        throttle.note_failure("ada")
        clock.time += SECOND
    throttle.check("somewhere")
    with pytest.raises(TooManyRequestsError) as raised:
        throttle.check("somewhere", "ada")
    assert raised.value.retry_after_s == 50
    clock.time += MINUTE
    throttle.check("ada")


def test_the_openapi_document_names_every_operation_once() -> None:
    document = openapi_document()
    operations = [
        operation["operationId"]
        for path in document["paths"].values()
        for operation in path.values()
    ]
    assert len(operations) == len(set(operations)) > 30
    assert "BucketDocument" in document["components"]["schemas"]
