"""tableFind: one table out of a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.found_table import FoundTable, find_table

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["table_find"]


@function(
    "universe",
    "tableFind",
    "(<-tables: stream[A], fn: (key: B) => bool) => stream[A] where A: Record, B: Record",
)
def table_find(runtime: Runtime, tables: Stream, fn: Value) -> Stream:
    """Run a stream and give its first table whose group key `fn` accepts.

    The result goes into getColumn() or getRecord().
    """
    found = find_table(runtime, tables, fn)
    if found is None:
        raise FluxError("no tables found")
    return source(FoundTable(found))
