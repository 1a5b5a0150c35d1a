"""from |> range → a bounded read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.node import Node
from krakflux.flux.plan.source import From, Read
from krakflux.flux.stdlib.universe.range import DEFAULT_COLUMNS, Range
from krakflux.storage.port import ReadSpec

if TYPE_CHECKING:
    from krakflux.flux.ports import BucketDirectory

__all__ = ["read_range"]


def read_range(node: Node, buckets: BucketDirectory) -> Node | None:
    """Look the bucket up and read the range; a range with column names of its own stays."""
    if not isinstance(node.operation, Range):
        return None
    source = node.inputs[0].operation
    if not isinstance(source, From):
        return None
    bucket = buckets.find(source.bucket, source.bucket_id)
    read = Node(Read(bucket, ReadSpec(node.operation.bounds)), (), node.location)
    if node.operation.columns == DEFAULT_COLUMNS:
        return read
    return Node(node.operation, (read,), node.location)
