"""group |> group → the last group alone, as InfluxDB plans it (flux's rule MergeGroupRule)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.node import Node
from krakflux.flux.stdlib.universe.group import Group

if TYPE_CHECKING:
    from krakflux.flux.ports import BucketDirectory

__all__ = ["group_of_group"]


def group_of_group(node: Node, buckets: BucketDirectory) -> Node | None:
    """Rows keep the order they had before the first group, which a second would not bring back."""
    if not isinstance(node.operation, Group) or not isinstance(node.inputs[0].operation, Group):
        return None
    return Node(node.operation, node.inputs[0].inputs, node.location)
