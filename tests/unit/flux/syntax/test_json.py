from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from influxdb_client import InfluxDBClient
from influxdb_client.client.query_api import QueryOptions

from krakflux.errors import InvalidError, SourceLocation
from krakflux.flux.syntax import ast, format_file, parse_file
from krakflux.flux.syntax.json import from_json, to_json


def test_nodes_carry_influxdb_names_places_and_sources() -> None:
    text = 'import "a"\nx = -1 + é.b'
    package = to_json(parse_file(text), text)

    assert (package["type"], package["package"]) == ("Package", "main")
    (file,) = package["files"]
    (assignment,) = file["body"]
    assert assignment["type"] == "VariableAssignment"
    assert assignment["location"] == {
        "start": {"line": 2, "column": 1},
        "end": {"line": 2, "column": 14},
        "source": "x = -1 + é.b",
    }
    assert assignment["init"]["left"]["argument"]["value"] == "1"
    assert assignment["init"]["right"]["property"] == {
        "type": "Identifier",
        "location": {
            "start": {"line": 2, "column": 13},
            "end": {"line": 2, "column": 14},
            "source": "b",
        },
        "name": "b",
    }


def test_places_come_back() -> None:
    file = from_json(to_json(parse_file("\n  abc")))

    assert file.body[0].location == SourceLocation(2, 3, 2, 6)


def test_extern_of_the_python_client() -> None:
    params = {
        "whole": 1,
        "fraction": -2.5,
        "flag": True,
        "text": 's"',
        "time": datetime(2020, 1, 1, tzinfo=UTC),
        "span": timedelta(hours=1),
        "list": [1, "x", timedelta(seconds=-1)],
    }
    with InfluxDBClient(url="http://localhost:1", token="t", org="o") as client:
        api = client.query_api(QueryOptions(profilers=["query"]))
        query = api._create_query("x", params=params)
        extern = client.api_client.sanitize_for_serialization(query)["extern"]

    assert format_file(from_json(extern)) == (
        'import "profiler"\n\n'
        'option profiler.enabledProfilers = ["query"]\n'
        "option whole = 1\n"
        "option fraction = -2.5\n"
        "option flag = true\n"
        'option text = "s\\""\n'
        "option time = 2020-01-01T00:00:00Z\n"
        "option span = 3600000000us\n"
        'option list = [1, "x", -1000000us]\n'
    )


def test_extern_of_a_query_builder() -> None:
    extern: dict[str, Any] = {
        "type": "File",
        "package": None,
        "imports": None,
        "body": [
            {
                "type": "OptionStatement",
                "assignment": {
                    "type": "VariableAssignment",
                    "id": {"type": "Identifier", "name": "v"},
                    "init": {
                        "type": "ObjectExpression",
                        "properties": [
                            {
                                "type": "Property",
                                "key": {"type": "Identifier", "name": "timeRangeStart"},
                                "value": {
                                    "type": "UnaryExpression",
                                    "operator": "-",
                                    "argument": {
                                        "type": "DurationLiteral",
                                        "values": [{"magnitude": 1, "unit": "h"}],
                                    },
                                },
                            },
                            {
                                "type": "Property",
                                "key": {"type": "Identifier", "name": "timeRangeStop"},
                                "value": {
                                    "type": "CallExpression",
                                    "callee": {"type": "Identifier", "name": "now"},
                                },
                            },
                            {
                                "type": "Property",
                                "key": {"type": "Identifier", "name": "n"},
                                "value": {"type": "IntegerLiteral", "value": "-9"},
                            },
                        ],
                    },
                },
            }
        ],
    }

    assert format_file(from_json(extern)) == (
        "option v = {timeRangeStart: -1h, timeRangeStop: now(), n: -9}\n"
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "expected an object"),
        ({"files": []}, "exactly one file"),
        ({"type": "Identifier", "name": "a"}, "expected a File"),
        ({"body": 1}, "File.body: expected a list"),
        ({"body": [{"type": "Nonsense"}]}, "unknown node type 'Nonsense'"),
        ({"body": [{"type": "Identifier", "name": "a"}]}, "unexpected Identifier"),
        ({"body": [{"type": "ExpressionStatement"}]}, "File.body[0].expression"),
        (
            {"body": [{"type": "ExpressionStatement", "expression": {"type": "IntegerLiteral"}}]},
            "expected an integer, got None",
        ),
    ],
)
def test_what_is_no_tree_is_refused_with_the_place(value: Any, message: str) -> None:
    with pytest.raises(InvalidError) as caught:
        from_json(value)

    assert message in caught.value.message


def test_long_chains_are_no_recursion() -> None:
    file = parse_file("a" + " or a" * 5_000)

    assert len(to_json(file)["files"]) == 1
    assert ast.File(None, (), ()) == from_json(json.loads(json.dumps(to_json(parse_file("")))))


def test_tree_nested_too_deep_is_refused() -> None:
    value: dict[str, Any] = {"type": "Identifier", "name": "a"}
    for _ in range(2_000):
        value = {"type": "ParenExpression", "expression": value}

    with pytest.raises(InvalidError, match="nested too deep"):
        from_json({"body": [{"type": "ExpressionStatement", "expression": value}]})
