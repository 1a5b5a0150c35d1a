"""read |> tail → the first rows of a read by falling time, put in order again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.node import Node
from krakflux.flux.plan.rules.reads import plain_read, with_spec
from krakflux.flux.stdlib.universe.sort import Sort
from krakflux.flux.stdlib.universe.tail import Tail

if TYPE_CHECKING:
    from krakflux.flux.ports import BucketDirectory

__all__ = ["push_tail"]


def push_tail(node: Node, buckets: BucketDirectory) -> Node | None:
    """Read no more than the last rows of each series; an offset could leave tables empty."""
    operation = node.operation
    if not isinstance(operation, Tail) or operation.offset or not operation.n:
        return None
    if plain_read(node.inputs[0]) is None:
        return None
    last = with_spec(node.inputs[0], node, limit=operation.n, descending=True)
    return Node(Sort(("_time",)), (last,), node.location)
