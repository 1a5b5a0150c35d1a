"""union: several streams in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Stream, type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.model.tables import TableBlock

__all__ = ["Union", "union"]


@dataclass(frozen=True, slots=True)
class Union:
    """Concatenates tables with equal group keys, in the order of the inputs."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return merge_equal_tables([block for blocks in inputs for block in blocks])


@function("universe", "union", "(tables: [stream[A]]) => stream[B] where A: Record, B: Record")
def union(tables: tuple[Stream, ...]) -> Stream:
    """Put the tables of several streams into one; rows of equal group keys are concatenated."""
    for stream in tables:
        if not isinstance(stream, Stream):
            raise FluxError(f"expected stream but found {type_name(stream)} (argument tables)")
    if len(tables) < 2:
        raise FluxError("union must have at least two streams as input")
    return Stream(Node(Union(), tuple(stream.node for stream in tables)))
