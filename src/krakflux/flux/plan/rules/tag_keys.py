"""read |> keys |> keep(["_value"]) |> distinct → a look-up of the tag keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.node import Node
from krakflux.flux.plan.rules.reads import plain_read
from krakflux.flux.plan.source import Read, SchemaLookup
from krakflux.flux.stdlib.universe.distinct import Distinct
from krakflux.flux.stdlib.universe.keep import Keep
from krakflux.flux.stdlib.universe.keys import Keys

if TYPE_CHECKING:
    from krakflux.flux.ports import BucketDirectory

__all__ = ["tag_keys"]


def tag_keys(node: Node, buckets: BucketDirectory) -> Node | None:
    """Ask for the keys instead of reading the points."""
    if node.operation != Distinct("_value"):
        return None
    keep = node.inputs[0]
    if not isinstance(keep.operation, Keep) or keep.operation.choice.labels != frozenset(
        {"_value"}
    ):
        return None
    keys = keep.inputs[0]
    if keys.operation != Keys("_value"):
        return None
    read = keys.inputs[0].operation
    spec = plain_read(keys.inputs[0])
    if spec is None or not isinstance(read, Read):
        return None
    return Node(SchemaLookup(read.bucket, spec.bounds, spec.predicate, None), (), node.location)
