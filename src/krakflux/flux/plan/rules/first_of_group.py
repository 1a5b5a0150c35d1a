"""read |> group |> first or last → the first or last by time, as InfluxDB's storage selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.node import Node
from krakflux.flux.plan.rules.aggregates import storage_aggregate
from krakflux.flux.stdlib.universe.group import Group
from krakflux.flux.stdlib.universe.sort import Sort
from krakflux.storage.port import Aggregate

if TYPE_CHECKING:
    from krakflux.flux.ports import BucketDirectory

__all__ = ["first_of_group"]


def first_of_group(node: Node, buckets: BucketDirectory) -> Node | None:
    """Order the group's series by time before one of their rows is chosen."""
    if storage_aggregate(node.operation) not in (Aggregate.FIRST, Aggregate.LAST):
        return None
    group = node.inputs[0]
    if not isinstance(group.operation, Group) or not group.operation.keeps_bounds:
        return None
    ordered = Node(Sort(("_time",)), (group,), node.location)
    return Node(node.operation, (ordered,), node.location)
