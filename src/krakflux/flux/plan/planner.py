"""Rewrites plans by rules until none applies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from krakflux.flux.plan.node import Node, rewrite
from krakflux.flux.plan.rules.push_filter import push_filter
from krakflux.flux.plan.rules.read_range import read_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.ports import BucketDirectory

__all__ = ["REQUIRED_RULES", "RULES", "Planner", "Rule"]


class Rule(Protocol):
    """Gives what replaces a node (whose inputs are rewritten already), or None to leave it."""

    def __call__(self, node: Node, buckets: BucketDirectory) -> Node | None: ...


# What a script means; a plan can't run without them.
REQUIRED_RULES: Final[tuple[Rule, ...]] = (read_range,)

# What storage can do; a script answers the same without them.
RULES: Final[tuple[Rule, ...]] = (push_filter,)


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
        return list(roots)

    def _apply(self, rules: tuple[Rule, ...], node: Node) -> Node:
        for rule in rules:
            changed = rule(node, self.buckets)
            if changed is not None:
                return self._apply(rules, changed)
        return node
