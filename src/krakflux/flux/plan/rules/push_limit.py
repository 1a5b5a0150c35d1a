"""read |> limit → a limited read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.rules.reads import ordered_read, with_spec
from krakflux.flux.stdlib.universe.limit import Limit

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory

__all__ = ["push_limit"]


def push_limit(node: Node, buckets: BucketDirectory) -> Node | None:
    """Read no more than the first rows of each series; an offset could leave tables empty."""
    operation = node.operation
    if not isinstance(operation, Limit) or operation.offset or not operation.n:
        return None
    if ordered_read(node.inputs[0]) is None:
        return None
    return with_spec(node.inputs[0], node, limit=operation.n)
