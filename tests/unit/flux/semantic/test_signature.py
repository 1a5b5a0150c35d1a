from __future__ import annotations

import pytest

from krakflux.flux.semantic import Parameter, parse_signature
from krakflux.flux.semantic.types import FLOAT, INT, FunctionType, RecordType, StreamType


@pytest.mark.parametrize(
    "text",
    [
        "float",
        "[string]",
        "[string: [int]]",
        "{a: int, b: {c: float}}",
        "{}",
        "() => {A with _value: B}",
        "(<-tables: stream[A], n: int, ?offset: int) => stream[A]",
        "(fn: (r: A, ?x: B) => bool, v: dynamic) => vector[A]",
        "(<-: stream[A], column: B) => stream[A]",
    ],
)
def test_signature_prints_as_it_was_written(text: str) -> None:
    assert str(parse_signature(text)) == text


def test_parts_of_a_signature() -> None:
    signature = parse_signature(
        "(<-tables: stream[A], n: int, ?offset: float) => stream[A] where A: Record + Equatable"
    )

    tables, n, offset = signature.parameters
    assert n == Parameter("n", INT)
    assert offset == Parameter("offset", FLOAT, required=False)
    assert (tables.is_pipe, tables.required, tables.type_text) == (True, True, "stream[A]")
    assert signature.pipe is tables
    assert signature.is_function
    assert isinstance(tables.type, StreamType)
    assert tables.type == signature.returns
    assert tables.type.element.kinds == {"Record", "Equatable"}  # type: ignore[union-attr]


def test_constant_has_no_parameters() -> None:
    signature = parse_signature("{zone: string, offset: duration}")

    assert not signature.is_function
    assert (signature.parameters, signature.pipe) == ((), None)
    assert isinstance(signature.returns, RecordType)


def test_labels_may_be_quoted() -> None:
    signature = parse_signature('(r: {"a b": int}) => int')

    assert isinstance(signature.type, FunctionType)
    assert signature.parameters[0].type == RecordType((("a b", INT),))


@pytest.mark.parametrize(
    "text", ["", "abc", "(a int) => int", "[int", "() =>", "int int", "stream[A", "(a: int) => ~"]
)
def test_text_that_is_no_type_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="in type"):
        parse_signature(text)
