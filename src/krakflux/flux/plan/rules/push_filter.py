"""read |> filter → a read with a predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory

__all__ = ["push_filter"]


def push_filter(node: Node, buckets: BucketDirectory) -> Node | None:
    return None
