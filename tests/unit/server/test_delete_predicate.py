from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from krakflux.errors import InvalidError, KrakfluxError, NotImplementedYetError
from krakflux.model.predicate import And, Comparison, Operator
from krakflux.server.delete_predicate import parse_predicate


def equal(column: str, value: str) -> Comparison:
    return Comparison(column, Operator.EQUAL, value)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("", None),
        ("  ", None),
        ("a=b", equal("a", "b")),
        ('"a b" = "c d"', equal("a b", "c d")),
        ("'a' = 'it'", equal("a", "it")),
        (r'a = "with \"quotes\""', equal("a", 'with "quotes"')),
        ("_measurement=cpu", equal("_measurement", "cpu")),
        ("a != b", Comparison("a", Operator.NOT_EQUAL, "b")),
        ("a=1", equal("a", "1")),
        ("a=-1.5", equal("a", "-1.5")),
        ("a=1h30m", equal("a", "1h30m")),
        ("a=true", equal("a", "true")),
        ("a=b and c=d AND e=f", And((equal("a", "b"), equal("c", "d"), equal("e", "f")))),
        ("((a=b) AND (c=d))", And((equal("a", "b"), equal("c", "d")))),
        ("host=tele.gram-1/x", equal("host", "tele.gram-1/x")),
    ],
)
def test_predicates(text: str, predicate: object) -> None:
    assert parse_predicate(text) == predicate


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a=b OR c=d", "the logical operator OR is not supported yet at position 4"),
        ("a=~b", 'operator: "=~" at position: 1 is not supported yet'),
        ("a !~ b", 'operator: "!~" at position: 2 is not supported yet'),
        ("a < b", 'invalid operator "<" at position: 2'),
        ("=b", "bad tag key, at position 0"),
        ("a=", "bad tag value: , at position 2"),
        ("a=(", "bad tag value: (, at position 2"),
        ("(a=b", "extra ( seen"),
        ("a=b)", "extra ) seen"),
        ("a=b c=d", "bad logical expression, at position 4"),
        ('a="b', "bad logical expression, at position 2"),
    ],
)
def test_faults_have_influxdb_s_texts(text: str, message: str) -> None:
    with pytest.raises(InvalidError) as raised:
        parse_predicate(text)
    assert raised.value.message == message


@pytest.mark.parametrize("text", ["_field=x", 'a=b AND "_field" != x'])
def test_a_field_can_not_be_asked_for(text: str) -> None:
    with pytest.raises(NotImplementedYetError, match="delete by field is not supported"):
        parse_predicate(text)


@given(st.text("ab=!~<>()\"' _ANDOR\\1h.", max_size=20))
def test_whatever_is_typed_is_a_predicate_or_an_error_of_ours(text: str) -> None:
    with suppress(KrakfluxError):
        parse_predicate(text)
