"""read |> group → a group whose key keeps the bounds, as InfluxDB's storage groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from krakflux.flux.plan.node import Node
from krakflux.flux.plan.source import Read
from krakflux.flux.stdlib.universe.filter import Filter
from krakflux.flux.stdlib.universe.group import Group

if TYPE_CHECKING:
    from krakflux.flux.ports import BucketDirectory

__all__ = ["group_of_read", "reads_storage"]

_NOT_TAGS: Final = frozenset({"_time", "_value"})


def group_of_read(node: Node, buckets: BucketDirectory) -> Node | None:
    """`_start` and `_stop` stay in the key of a group that stands right behind a read."""
    operation = node.operation
    if not isinstance(operation, Group) or operation.mode != "by" or operation.keeps_bounds:
        return None
    if _NOT_TAGS & set(operation.columns) or not reads_storage(node.inputs[0]):
        return None
    return Node(replace(operation, keeps_bounds=True), node.inputs, node.location)


def reads_storage(node: Node) -> bool:
    """Tell whether a node gives a bucket's series as they are, perhaps filtered."""
    while isinstance(node.operation, Filter):
        node = node.inputs[0]
    return isinstance(node.operation, Read)
