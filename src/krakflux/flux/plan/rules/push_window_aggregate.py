"""read |> window |> aggregate |> duplicate |> window(every: inf) → a read by windows.

That chain is what aggregateWindow() makes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.rules.aggregates import SELECTORS
from krakflux.flux.plan.rules.push_window import windowed_read
from krakflux.flux.plan.rules.reads import with_spec
from krakflux.flux.plan.source import Read
from krakflux.flux.stdlib.experimental.table.fill import FillTables
from krakflux.flux.stdlib.universe.duplicate import Duplicate
from krakflux.flux.stdlib.universe.window import DEFAULT_LABELS, Unwindow

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
    read = _read_by_windows(below.inputs[0] if fills else below)
    if read is None or not isinstance(read.operation, Read):
        return None
    spec = read.operation.spec
    if spec.create_empty and not fills and spec.aggregate in SELECTORS:
        return None
    return with_spec(read, node, time_column=duplicate.operation.column)


def _read_by_windows(node: Node) -> Node | None:
    """Give a read with one table a window: as `push_window` has made it, or as it would."""
    if isinstance(node.operation, Read):
        spec = node.operation.spec
        is_by_windows = spec.window is not None and spec.time_column is None
        return node if is_by_windows and spec.limit is None else None
    return windowed_read(node)
