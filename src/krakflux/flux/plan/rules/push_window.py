"""read |> window |> aggregate → an aggregated read, one table a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.rules.aggregates import SELECTORS, storage_aggregate
from krakflux.flux.plan.rules.reads import plain_read, with_spec
from krakflux.flux.stdlib.universe.window import DEFAULT_LABELS, Cut

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory

__all__ = ["push_window", "windowed_read"]


def push_window(node: Node, buckets: BucketDirectory) -> Node | None:
    """Aggregate each series by windows.

    A selector leaves the table of an empty window empty; storage would give it a row.
    """
    cut = node.inputs[0].operation if node.inputs else None
    if not isinstance(cut, Cut):
        return None
    if cut.create_empty and storage_aggregate(node.operation) in SELECTORS:
        return None
    return windowed_read(node)


def windowed_read(node: Node) -> Node | None:
    """Give the read by windows that does the work of an aggregate over `window`, else None."""
    aggregate = storage_aggregate(node.operation)
    if aggregate is None:
        return None
    (cut,) = node.inputs
    operation = cut.operation
    if not isinstance(operation, Cut) or operation.labels != DEFAULT_LABELS:
        return None
    spec = plain_read(cut.inputs[0])
    if spec is None or spec.bounds != operation.bounds or operation.window.period.negative:
        return None
    return with_spec(
        cut.inputs[0],
        node,
        window=operation.window,
        aggregate=aggregate,
        create_empty=operation.create_empty,
    )
