from __future__ import annotations

import pytest

from krakflux.cli.csv_tables import ResultTable, read_tables
from krakflux.cli.errors import PlatformError

TWO_TABLES = (
    "#datatype,string,long,dateTime:RFC3339,double,string,long\r\n"
    "#group,false,false,false,false,true,false\r\n"
    "#default,prices,,,,,\r\n"
    ",result,table,_time,_value,pair,count\r\n"
    ",,0,2026-01-01T00:00:00Z,1.5,BTC/USD,3\r\n"
    ",,0,2026-01-01T00:00:01Z,,BTC/USD,\r\n"
    ',,1,2026-01-01T00:00:02Z,+Inf,"a ""b"", c",4\r\n'
    "\r\n"
)
COLUMNS = ("_time", "_value", "pair", "count")


def test_tables_carry_their_result_group_and_typed_values() -> None:
    first = [
        ("2026-01-01T00:00:00Z", 1.5, "BTC/USD", 3),
        ("2026-01-01T00:00:01Z", None, "BTC/USD", None),
    ]
    second = [("2026-01-01T00:00:02Z", float("inf"), 'a "b", c', 4)]
    assert read_tables(TWO_TABLES) == [
        ResultTable("prices", COLUMNS, ("pair",), list(first)),
        ResultTable("prices", COLUMNS, ("pair",), list(second)),
    ]


def test_a_second_block_begins_anew_at_the_empty_line() -> None:
    other = TWO_TABLES.replace("prices", "volumes")
    assert [table.result for table in read_tables(TWO_TABLES + other)] == [
        *("prices", "prices"),
        *("volumes", "volumes"),
    ]


def test_a_body_without_tables_holds_none() -> None:
    assert read_tables("\r\n") == []


def test_a_failure_after_the_first_byte_is_raised() -> None:
    late = (
        "#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n"
        ",error,reference\r\n,the disk caught fire,897\r\n"
    )
    with pytest.raises(PlatformError, match="the disk caught fire"):
        read_tables(TWO_TABLES + late)
