"""Plans as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.plan.node import operation_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.plan.node import Node

__all__ = ["describe"]


def describe(roots: Sequence[Node]) -> str:
    """List the operations of plans, one a line, each behind what it reads from.

    `2: mean <- 1` says that operation 2 reads operation 1.
    """
    numbers: dict[Node, int] = {}
    lines: list[str] = []
    stack = [(root, False) for root in reversed(roots)]
    while stack:
        node, expanded = stack.pop()
        if node in numbers:
            continue
        if not expanded:
            stack.append((node, True))
            stack += [(each, False) for each in reversed(node.inputs)]
            continue
        numbers[node] = len(numbers) + 1
        inputs = ", ".join(str(numbers[each]) for each in node.inputs)
        line = f"{numbers[node]}: {operation_name(node.operation)}"
        lines.append(f"{line} <- {inputs}" if inputs else line)
    return "\n".join(lines)
