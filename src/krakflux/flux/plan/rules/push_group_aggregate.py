"""read |> group |> aggregate → a grouped and aggregated read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.plan.rules.aggregates import storage_aggregate
from krakflux.flux.plan.rules.reads import plain_read, with_spec
from krakflux.flux.stdlib.universe.group import Group
from krakflux.storage.port import Aggregate

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory

__all__ = ["push_group_aggregate"]

# Storage takes the first and the last of a group by its rows, Flux by time over all series.
_PUSHED: Final = frozenset(set(Aggregate) - {Aggregate.FIRST, Aggregate.LAST})


def push_group_aggregate(node: Node, buckets: BucketDirectory) -> Node | None:
    """Aggregate over the series of each group."""
    aggregate = storage_aggregate(node.operation)
    if aggregate not in _PUSHED:
        return None
    group = node.inputs[0]
    if not isinstance(group.operation, Group) or not group.operation.keeps_bounds:
        return None
    if plain_read(group.inputs[0]) is None:
        return None
    columns = tuple(each for each in group.operation.columns if each not in ("_start", "_stop"))
    return with_spec(group.inputs[0], node, group=columns, aggregate=aggregate)
