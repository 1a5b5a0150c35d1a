"""read |> pivot → a pivot with rows by row key, as InfluxDB's storage pivots."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from krakflux.flux.plan.node import Node
from krakflux.flux.plan.rules.group_of_read import reads_storage
from krakflux.flux.stdlib.universe.pivot import Pivot

if TYPE_CHECKING:
    from krakflux.flux.ports import BucketDirectory

__all__ = ["pivot_of_read"]


def pivot_of_read(node: Node, buckets: BucketDirectory) -> Node | None:
    """Rows come out by row key: the series of a table begin and end at different times."""
    operation = node.operation
    if not isinstance(operation, Pivot) or operation.sorts or "_value" in operation.row_key:
        return None
    if not reads_storage(node.inputs[0]):
        return None
    return Node(replace(operation, sorts=True), node.inputs, node.location)
