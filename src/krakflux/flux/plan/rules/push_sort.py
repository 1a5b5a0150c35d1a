"""read |> sort by time → a read in that order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.rules.reads import plain_read, with_spec
from krakflux.flux.stdlib.universe.sort import Sort

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory

__all__ = ["push_sort"]


def push_sort(node: Node, buckets: BucketDirectory) -> Node | None:
    """Read each series by rising or falling time: no two of its points have the same."""
    operation = node.operation
    if not isinstance(operation, Sort) or operation.columns != ("_time",):
        return None
    if plain_read(node.inputs[0]) is None:
        return None
    return with_spec(node.inputs[0], node, descending=operation.descending)
