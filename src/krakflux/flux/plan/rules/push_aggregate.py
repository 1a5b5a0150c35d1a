"""read |> aggregate → an aggregated read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.rules.aggregates import storage_aggregate
from krakflux.flux.plan.rules.reads import plain_read, with_spec

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory

__all__ = ["push_aggregate"]


def push_aggregate(node: Node, buckets: BucketDirectory) -> Node | None:
    """Aggregate or select within each series."""
    aggregate = storage_aggregate(node.operation)
    if aggregate is None or plain_read(node.inputs[0]) is None:
        return None
    return with_spec(node.inputs[0], node, aggregate=aggregate)
