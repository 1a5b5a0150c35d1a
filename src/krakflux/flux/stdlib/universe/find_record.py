"""findRecord: a row of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.found_table import find_table, row_record
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["find_record"]


@function(
    "universe",
    "findRecord",
    "(<-tables: stream[A], fn: (key: B) => bool, idx: int) => A where A: Record, B: Record",
)
def find_record(runtime: Runtime, tables: Stream, fn: Value, idx: int) -> Record:
    """Run a stream and give row `idx` of its first table whose group key `fn` accepts.

    An empty record where there is no such table or row.
    """
    found = find_table(runtime, tables, fn)
    if found is None or not 0 <= idx < found.rows.height:
        return Record({})
    return row_record(found, idx)
