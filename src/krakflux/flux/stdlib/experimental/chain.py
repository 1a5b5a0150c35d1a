"""experimental.chain: one stream, then another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.model.tables import TableBlock

__all__ = ["Chain", "chain"]


@dataclass(frozen=True, slots=True)
class Chain:
    """Gives the second input, once the first was computed."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return list(inputs[1])


@function(
    "experimental",
    "chain",
    "(first: stream[A], second: stream[B]) => stream[B] where A: Record, B: Record",
)
def chain(first: Stream, second: Stream) -> Stream:
    """Run `first`, then give the tables of `second`."""
    return Stream(Node(Chain(), (first.node, second.node)))
