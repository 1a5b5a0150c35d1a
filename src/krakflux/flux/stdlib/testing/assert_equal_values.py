"""testing.assertEqualValues: two values must be equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.interpret.operators import equal
from krakflux.flux.stdlib.registry import function
from krakflux.flux.text import format_value
from krakflux.flux.values import Record, type_name

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["assert_equal_values", "show"]


@function("testing", "assertEqualValues", "(got: A, want: A) => {v: A}")
def assert_equal_values(got: Value, want: Value) -> Record:
    """Stop with an error unless two values are equal."""
    same = type_name(got) == type_name(want) and (got is None or equal(got, want))
    if not same:
        raise FluxError(f"testing.assertEqualValues: got {show(got)}, want {show(want)}")
    return Record({"v": got})


def show(value: Value) -> str:
    """Render a value for a message."""
    match value:
        case tuple():
            return f"[{', '.join(map(show, value))}]"
        case Record():
            fields = (f"{label}: {show(each)}" for label, each in value.fields.items())
            return f"{{{', '.join(fields)}}}"
        case None:
            return "null"
    return format_value(value)
