"""debug.sink: no tables."""

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

__all__ = ["Sink", "sink"]


@dataclass(frozen=True, slots=True)
class Sink:
    """Drops all tables, after they were computed."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return []


@function("internal/debug", "sink", "(<-tables: stream[A]) => stream[A] where A: Record")
def sink(tables: Stream) -> Stream:
    """Compute the tables and drop them."""
    return pipe(tables, Sink())
