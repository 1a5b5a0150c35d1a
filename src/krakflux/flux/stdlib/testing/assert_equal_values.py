"""testing.assertEqualValues: two values must be equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.interpret.operators import equal
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.display import display
from krakflux.flux.values import Record, type_name

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["assert_equal_values"]


@function("testing", "assertEqualValues", "(got: A, want: A) => {v: A}")
def assert_equal_values(got: Value, want: Value) -> Record:
    """Stop with an error unless two values are equal."""
    same = type_name(got) == type_name(want) and (got is None or equal(got, want))
    if not same:
        raise FluxError(f"testing.assertEqualValues: got {display(got)}, want {display(want)}")
    return Record({"v": got})
