"""The printer, the parser and the JSON form against each other, on random trees and texts."""

from __future__ import annotations

import contextlib
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krakflux.flux.semantic import check
from krakflux.flux.syntax import FluxSyntaxErrors, ast, check_text, format_file, parse_file
from krakflux.flux.syntax.json import from_json, to_json
from krakflux.flux.syntax.tokens import KEYWORDS, PUNCTUATION
from support.flux_trees import files, without_parentheses

_thorough = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@_thorough
@given(files)
def test_printed_tree_parses_to_the_same_meaning(file: ast.File) -> None:
    assert without_parentheses(parse_file(format_file(file))) == without_parentheses(file)


@_thorough
@given(files)
def test_printing_and_parsing_a_parsed_tree_changes_nothing(file: ast.File) -> None:
    text = format_file(file)
    parsed = parse_file(text)

    assert format_file(parsed) == text
    assert parse_file(format_file(parsed)) == parsed


@_thorough
@given(files)
def test_json_gives_the_tree_back(file: ast.File) -> None:
    text = format_file(file)
    parsed = parse_file(text)

    assert from_json(json.loads(json.dumps(to_json(parsed, text)))) == parsed
    assert from_json(json.loads(json.dumps(to_json(file)))) == file


_SOME_WORDS = ("a", "b1", "1", "0", "1.5", "1h", "2020-01-01", '"', "${", "with", "@a", "é", "\n")
_OTHER_WORDS = ("\\", "/", "//", "@", "?")
_words = st.sampled_from([*KEYWORDS, *PUNCTUATION, *_SOME_WORDS, *_OTHER_WORDS])
_word_salad = st.one_of(st.lists(_words, max_size=30).map(" ".join), st.text(max_size=60))


@_thorough
@given(_word_salad)
def test_any_text_gives_a_tree_or_problems_with_places(text: str) -> None:
    problems = check_text(text)

    with contextlib.suppress(FluxSyntaxErrors):
        file = parse_file(text)
        assert problems == []
        check([file], {})
        return
    assert problems
    for problem in problems:
        place = problem.location
        assert (place.start_line, place.start_column) >= (1, 1)
        assert (place.start_line, place.start_column) <= (place.end_line, place.end_column)
        assert place.end_line <= text.count("\n") + 1
