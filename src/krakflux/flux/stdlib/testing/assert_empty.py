"""testing.assertEmpty: a stream must have no rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["AssertEmpty", "assert_empty"]


@dataclass(frozen=True, slots=True)
class AssertEmpty:
    """Raises where there is a row."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        if any(block.rows.height for block in inputs[0]):
            raise FluxError("found rows in a stream that should be empty")
        return list(inputs[0])


@function("testing", "assertEmpty", "(<-tables: stream[A]) => stream[A] where A: Record")
def assert_empty(tables: Stream) -> Stream:
    """Pass the stream on, or stop with an error where it has a row."""
    return pipe(tables, AssertEmpty())
