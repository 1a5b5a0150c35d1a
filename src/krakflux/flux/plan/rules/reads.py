"""What rules ask of reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from krakflux.flux.plan.node import Node
from krakflux.flux.plan.source import Read

if TYPE_CHECKING:
    from krakflux.storage.port import ReadSpec

__all__ = ["ordered_read", "plain_read", "with_spec"]


def plain_read(node: Node) -> ReadSpec | None:
    """Give the spec of a node that reads whole series and nothing more, else None."""
    spec = ordered_read(node)
    return None if spec is None or spec.descending else spec


def ordered_read(node: Node) -> ReadSpec | None:
    """Give the spec of a node that reads whole series, by rising or falling time, else None."""
    if not isinstance(node.operation, Read):
        return None
    spec = node.operation.spec
    is_whole = spec.group is None and spec.aggregate is None and spec.limit is None
    return spec if is_whole else None


def with_spec(read: Node, node: Node, **changes: Any) -> Node:
    """Give the read that does the work of `node` too; `changes` are fields of its spec."""
    assert isinstance(read.operation, Read)
    operation = replace(read.operation, spec=replace(read.operation.spec, **changes))
    return Node(operation, (), node.location)
