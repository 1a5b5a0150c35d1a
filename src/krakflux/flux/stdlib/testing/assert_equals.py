"""testing.assertEquals: two streams must be equal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flatten
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.testing.diff import Diff
from krakflux.flux.values import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.model.tables import TableBlock

__all__ = ["AssertEquals", "assert_equals"]


@dataclass(frozen=True, slots=True)
class AssertEquals:
    """Raises where two streams differ; gives the first."""

    name: str

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        found = Diff(0.0, False).apply(inputs, context)
        if found:
            row = flatten(found[0]).row(0, named=True)
            raise FluxError(f"test {self.name}: the streams differ, first in {row}")
        return list(inputs[0])


@function(
    "testing",
    "assertEquals",
    "(name: string, <-got: stream[A], want: stream[A]) => stream[A] where A: Record",
)
def assert_equals(name: str, got: Stream, want: Stream) -> Stream:
    """Pass `got` on, or stop with an error where it differs from `want`."""
    return Stream(Node(AssertEquals(name), (got.node, want.node)))
