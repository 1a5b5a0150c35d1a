"""A plan is a graph of nodes: an operation and the nodes it reads from.

The interpreter builds it, rules rewrite it, the executor runs it. Nodes compare by identity, so a
stream that several others read from is computed once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from krakflux.errors import SourceLocation
    from krakflux.flux.execute.context import Context
    from krakflux.model.tables import TableBlock

__all__ = [
    "BlockOperation",
    "Named",
    "Node",
    "Operation",
    "located",
    "operation_name",
    "rewrite",
    "walk",
]


class Operation(Protocol):
    """What a node does; a frozen dataclass of the function's arguments."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        """Turn the input streams into the output stream; inputs must not be changed."""
        ...


@runtime_checkable
class Named(Protocol):
    """An operation that serves several functions."""

    @property
    def function_name(self) -> str: ...


class BlockOperation:
    """An operation on one input that treats each block by itself."""

    __slots__ = ()

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return [self.transform(block, context) for block in inputs[0]]

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        raise NotImplementedError


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One step; `location` is the call that made it."""

    operation: Operation
    inputs: tuple[Node, ...] = ()
    location: SourceLocation | None = None


def operation_name(operation: Operation) -> str:
    """Name an operation as scripts do: `Limit` → "limit", or as it names itself."""
    if isinstance(operation, Named):
        return operation.function_name
    name = type(operation).__name__
    return name[0].lower() + name[1:]


def located(node: Node, location: SourceLocation | None) -> Node:
    """Give `node`, and what it reads from, the location of their call where they lack one."""
    if node.location is not None or location is None:
        return node
    inputs = tuple(located(each, location) for each in node.inputs)
    return replace(node, inputs=inputs, location=location)


def rewrite(node: Node, change: Callable[[Node], Node], done: dict[Node, Node]) -> Node:
    """Apply `change` to every node, inputs first; `done` keeps shared nodes shared."""
    if node not in done:
        inputs = tuple(rewrite(each, change, done) for each in node.inputs)
        same = all(new is old for new, old in zip(inputs, node.inputs, strict=True))
        done[node] = change(node if same else replace(node, inputs=inputs))
    return done[node]


def walk(root: Node) -> Iterator[Node]:
    """Give a node and all it reads from, each once."""
    waiting = [root]
    seen = {root}
    while waiting:
        node = waiting.pop()
        yield node
        new = [each for each in node.inputs if each not in seen]
        seen.update(new)
        waiting += new
