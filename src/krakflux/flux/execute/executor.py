"""Runs plans: each node once, its tables let go as soon as all readers have them."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.context import block_bytes
from krakflux.flux.plan.node import operation_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.execute.profile import Profile
    from krakflux.flux.plan.node import Node
    from krakflux.model.tables import TableBlock

__all__ = ["Executor"]


class Executor:
    """The running of one set of plans; results of shared nodes live until their last reader."""

    def __init__(self, context: Context, roots: Iterable[Node], profile: Profile) -> None:
        self._context = context
        self._profile = profile
        self._results: dict[Node, Sequence[TableBlock]] = {}
        self._readers: Counter[Node] = Counter()
        for root in roots:
            self._readers[root] += 1
            self._count_readers(root)
        self._allocated = 0

    def run(self, root: Node) -> Sequence[TableBlock]:
        """Give the tables of a root.

        Raises:
            KrakfluxError: an operation failed (with its place), or a limit was reached.
        """
        for node in _in_order(root, self._results):
            self._results[node] = self._apply(node)
        return self._take(root)

    def _apply(self, node: Node) -> Sequence[TableBlock]:
        self._context.check()
        inputs = [self._take(each) for each in node.inputs]
        started = time.perf_counter_ns()
        try:
            made = node.operation.apply(inputs, self._context)
        except FluxError as error:
            raise _placed(error, node) from error
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
            raise _column_failure(error, node) from error
        blocks = [block for block in made if block.keys.height]
        size = block_bytes(blocks)
        self._context.check_size(sum(each.rows.height for each in blocks), size, self._allocated)
        self._allocated += size
        self._note(node, blocks, time.perf_counter_ns() - started, size)
        return blocks

    def _note(self, node: Node, blocks: Sequence[TableBlock], took_ns: int, size: int) -> None:
        profile = self._profile
        name = operation_name(node.operation)
        place = f"{name} @{node.location}" if node.location else name
        profile.operations[name, place].append(took_ns)
        profile.total_bytes += size
        profile.peak_bytes = max(profile.peak_bytes, self._allocated)
        if not node.inputs:
            profile.scanned_bytes += size
            profile.scanned_values += sum(each.rows.height for each in blocks)

    def _take(self, node: Node) -> Sequence[TableBlock]:
        blocks = self._results[node]
        self._readers[node] -= 1
        if self._readers[node] <= 0:
            del self._results[node]
            self._allocated -= block_bytes(blocks)
        return blocks

    def _count_readers(self, root: Node) -> None:
        seen: set[Node] = set()
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            new = [each for each in node.inputs if self._readers[each] == 0]
            self._readers.update(node.inputs)
            waiting.extend(new)


def _in_order(root: Node, done: dict[Node, Sequence[TableBlock]]) -> list[Node]:
    """List the nodes that must run for `root`, inputs first, without recursion."""
    order: list[Node] = []
    seen: set[Node] = set(done)
    stack = [(root, False)]
    while stack:
        node, expanded = stack.pop()
        if expanded:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            stack.append((node, True))
            stack.extend((each, False) for each in node.inputs)
    return order


def _placed(error: FluxError, node: Node) -> FluxError:
    if error.message.startswith(("runtime error", "cannot submit unbounded read")):
        return error
    placed = FluxError(f"{_place(node)}: {error.message}", hint=error.hint)
    placed.location = node.location
    return placed


def _column_failure(error: BaseException, node: Node) -> FluxError:
    """Give the error of columns that an operation could not compute with: its first line tells."""
    reason = (str(error).strip() or type(error).__name__).splitlines()[0]
    failure = FluxError(
        f"{_place(node)}: {reason}",
        hint="look whether the tables' columns have the types and sizes that the function takes",
    )
    failure.location = node.location
    return failure


def _place(node: Node) -> str:
    place = f" @{node.location}" if node.location else ""
    return f"runtime error{place}: {operation_name(node.operation)}"
