from __future__ import annotations

import pytest

from krakflux.errors import FluxError, InvalidError, SourceLocation
from krakflux.flux.analysis import analyze, check_files, library_signatures, parse_query
from krakflux.flux.stdlib import registry


def test_every_type_of_the_library_can_be_read() -> None:
    signatures = library_signatures()

    assert set(signatures) == set(registry.package_paths())
    assert signatures["universe"]["filter"].pipe is not None


def test_valid_script_has_no_problems() -> None:
    assert analyze('from(bucket: "b") |> range(start: -1h) |> filter(fn: (r) => r.a == "b")') == []


def test_syntax_comes_before_names() -> None:
    assert [str(problem) for problem in analyze("foo(")] == [
        "error @1:1-1:5: expected RPAREN, got EOF"
    ]
    assert [str(problem) for problem in analyze("foo()")] == [
        "error @1:1-1:4: undefined identifier foo"
    ]


def test_options_of_the_file_before_are_known() -> None:
    script = 'from(bucket: "b") |> range(start: v.timeRangeStart)'
    start = {
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
    }
    assignment = {
        "type": "VariableAssignment",
        "id": {"type": "Identifier", "name": "v"},
        "init": {"type": "ObjectExpression", "properties": [start]},
    }
    extern = {"type": "File", "body": [{"type": "OptionStatement", "assignment": assignment}]}

    assert [problem.message for problem in analyze(script)] == ["undefined identifier v"]
    assert analyze(script, extern) == []
    with pytest.raises(InvalidError):
        analyze(script, {"type": "File", "body": [{"type": "Nothing"}]})


def test_query_is_text_or_tree_with_a_file_before_it() -> None:
    extern = {"body": [{"type": "ExpressionStatement", "expression": {"type": "PipeLiteral"}}]}

    assert len(parse_query("a = 1")) == 1
    assert len(parse_query("a = 1", None, extern)) == 2
    assert parse_query(None, extern) == parse_query("<-")
    with pytest.raises(InvalidError, match="requires either query or AST"):
        parse_query(None)


def test_refusals_carry_text_and_place() -> None:
    with pytest.raises(FluxError) as syntax:
        parse_query("x = ")
    with pytest.raises(FluxError) as names:
        check_files(parse_query("foo\n\nbar"))

    assert syntax.value.message == (
        "compilation failed: error @1:5-1:5: "
        "invalid expression: invalid token for primary expression: EOF"
    )
    assert names.value.message == (
        "error @1:1-1:4: undefined identifier foo\n\nerror @3:1-3:4: undefined identifier bar"
    )
    assert names.value.location == SourceLocation(1, 1, 1, 4)
