"""The stretch of time a stream is bounded to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from krakflux.model.time import Bounds

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Node

__all__ = ["Bounded", "time_bounds"]


@runtime_checkable
class Bounded(Protocol):
    """An operation that decides its output's bounds from its inputs' (None = unbounded)."""

    def output_bounds(self, inputs: Bounds | None) -> Bounds | None: ...


def time_bounds(node: Node) -> Bounds | None:
    """Give the bounds that range() set upstream; several inputs give what spans them all."""
    steps: list[Bounded] = []
    while len(node.inputs) == 1:
        if isinstance(node.operation, Bounded):
            steps.append(node.operation)
        node = node.inputs[0]
    spans = [span for each in node.inputs if (span := time_bounds(each)) is not None]
    bounds = (
        Bounds(min(each.start for each in spans), max(each.stop for each in spans))
        if spans
        else None
    )
    if isinstance(node.operation, Bounded):
        bounds = node.operation.output_bounds(bounds)
    for operation in reversed(steps):
        bounds = operation.output_bounds(bounds)
    return bounds
