"""read |> keep([tag]) |> group() |> distinct(tag) → a look-up of the tag's values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.plan.node import Node
from krakflux.flux.plan.rules.reads import plain_read
from krakflux.flux.plan.source import Read, SchemaLookup
from krakflux.flux.stdlib.universe.distinct import Distinct
from krakflux.flux.stdlib.universe.group import Group
from krakflux.flux.stdlib.universe.keep import Keep

if TYPE_CHECKING:
    from krakflux.flux.ports import BucketDirectory

__all__ = ["tag_values"]

_NOT_TAGS: Final = frozenset({"_time", "_value", "_start", "_stop"})


def tag_values(node: Node, buckets: BucketDirectory) -> Node | None:
    """Ask for the values instead of reading the points."""
    if not isinstance(node.operation, Distinct) or node.operation.column in _NOT_TAGS:
        return None
    tag = node.operation.column
    group = node.inputs[0]
    if not isinstance(group.operation, Group) or group.operation != Group(()):
        return None
    keep = group.inputs[0]
    if not isinstance(keep.operation, Keep) or keep.operation.choice.labels != frozenset({tag}):
        return None
    read = keep.inputs[0].operation
    spec = plain_read(keep.inputs[0])
    if spec is None or not isinstance(read, Read):
        return None
    lookup = SchemaLookup(read.bucket, spec.bounds, spec.predicate, tag)
    return Node(lookup, (), node.location)
