"""read |> window |> aggregate |> duplicate |> window(every: inf) → a read by windows.

That chain is what aggregateWindow() makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.rules.aggregates import SELECTORS, storage_aggregate
from krakflux.flux.plan.rules.reads import plain_read, with_spec
from krakflux.flux.stdlib.experimental.table.fill import FillTables
from krakflux.flux.stdlib.universe.duplicate import Duplicate
from krakflux.flux.stdlib.universe.window import DEFAULT_LABELS, Cut, Unwindow

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory

__all__ = ["push_window_aggregate"]


def push_window_aggregate(node: Node, buckets: BucketDirectory) -> Node | None:
    """Aggregate each series by windows, one row a window."""
    if not isinstance(node.operation, Unwindow) or node.operation.labels != DEFAULT_LABELS:
        return None
    duplicate = node.inputs[0]
    if not isinstance(duplicate.operation, Duplicate) or duplicate.operation.target != "_time":
        return None
    if duplicate.operation.column not in ("_start", "_stop"):
        return None
    below = duplicate.inputs[0]
    fills = isinstance(below.operation, FillTables)
    aggregated = below.inputs[0] if fills else below
    aggregate = storage_aggregate(aggregated.operation)
    if aggregate is None:
        return None
    cut = aggregated.inputs[0]
    operation = cut.operation
    if not isinstance(operation, Cut) or operation.labels != DEFAULT_LABELS:
        return None
    spec = plain_read(cut.inputs[0])
    if spec is None or spec.bounds != operation.bounds or operation.window.period.negative:
        return None
    if operation.create_empty and not fills and aggregate in SELECTORS:
        return None
    return with_spec(
        cut.inputs[0],
        node,
        window=operation.window,
        aggregate=aggregate,
        create_empty=operation.create_empty,
        time_column=duplicate.operation.column,
    )
