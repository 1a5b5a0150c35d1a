"""debug.opaque: the same tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Opaque", "opaque_"]


@dataclass(frozen=True, slots=True)
class Opaque:
    """Passes tables on."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return list(inputs[0])


@function(
    "internal/debug", "opaque", "(<-tables: stream[A]) => stream[B] where A: Record, B: Record"
)
def opaque_(tables: Stream) -> Stream:
    """Pass the stream on; no rule of the planner looks through it."""
    return pipe(tables, Opaque())
