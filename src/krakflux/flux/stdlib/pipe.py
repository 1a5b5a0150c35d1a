"""How functions put operations behind a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.node import Node
from krakflux.flux.values import Stream

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Operation

__all__ = ["pipe", "source"]


def pipe(tables: Stream, operation: Operation) -> Stream:
    """Give the stream that `operation` makes of `tables`."""
    return Stream(Node(operation, (tables.node,)))


def source(operation: Operation) -> Stream:
    """Give the stream of an operation that reads no other."""
    return Stream(Node(operation))
