"""Rewrites plans by rules until none applies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from krakflux.flux.plan.node import Node, rewrite
from krakflux.flux.plan.rules.first_of_group import first_of_group
from krakflux.flux.plan.rules.group_of_group import group_of_group
from krakflux.flux.plan.rules.group_of_read import group_of_read
from krakflux.flux.plan.rules.pivot_of_read import pivot_of_read
from krakflux.flux.plan.rules.push_aggregate import push_aggregate
from krakflux.flux.plan.rules.push_filter import push_filter
from krakflux.flux.plan.rules.push_group_aggregate import push_group_aggregate
from krakflux.flux.plan.rules.push_limit import push_limit
from krakflux.flux.plan.rules.push_sort import push_sort
from krakflux.flux.plan.rules.push_tail import push_tail
from krakflux.flux.plan.rules.push_window import push_window
from krakflux.flux.plan.rules.push_window_aggregate import push_window_aggregate
from krakflux.flux.plan.rules.read_range import read_range
from krakflux.flux.plan.rules.tag_keys import tag_keys
from krakflux.flux.plan.rules.tag_values import tag_values
from krakflux.flux.plan.source import From

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krakflux.flux.ports import BucketDirectory

__all__ = ["REQUIRED_RULES", "RULES", "Planner", "Rule"]


class Rule(Protocol):
    """Gives what replaces a node (whose inputs are rewritten already), or None to leave it."""

    def __call__(self, node: Node, buckets: BucketDirectory) -> Node | None: ...


# What a script means; a plan can't run without them.
REQUIRED_RULES: Final[tuple[Rule, ...]] = (
    read_range,
    group_of_group,
    group_of_read,
    first_of_group,
    pivot_of_read,
)

# What storage can do; a script answers the same without them.
RULES: Final[tuple[Rule, ...]] = (
    push_filter,
    tag_values,
    tag_keys,
    push_aggregate,
    push_group_aggregate,
    push_window,
    push_window_aggregate,
    push_sort,
    push_limit,
    push_tail,
)


@dataclass(frozen=True, slots=True)
class Planner:
    """Rules and what they may ask."""

    buckets: BucketDirectory
    rules: tuple[Rule, ...] = RULES

    def plan(self, roots: Sequence[Node]) -> list[Node]:
        """Rewrite the plans of all results together: what they share stays shared.

        Raises:
            NotFoundError: a bucket is unknown.
            FluxError: a read has no bounds.
        """
        for rules in (REQUIRED_RULES, self.rules):
            done: dict[Node, Node] = {}
            change = partial(self._apply, rules)
            roots = [rewrite(root, change, done) for root in roots]
            _check_bounded(roots)
        return list(roots)

    def _apply(self, rules: tuple[Rule, ...], node: Node) -> Node:
        for rule in rules:
            changed = rule(node, self.buckets)
            if changed is not None:
                return self._apply(rules, changed)
        return node


def _check_bounded(roots: Iterable[Node]) -> None:
    """Refuse what would read a bucket without bounds, before anything runs."""
    waiting = list(roots)
    seen: set[Node] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node.operation, From):
            raise node.operation.unbounded()
        waiting += [each for each in node.inputs if each not in seen]
        seen.update(node.inputs)
