"""findColumn: the values of a column of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.found_table import column_values, find_table

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["find_column"]


@function(
    "universe",
    "findColumn",
    "(<-tables: stream[A], fn: (key: B) => bool, column: string) => [C] where A: Record, B: Record",
)
def find_column(runtime: Runtime, tables: Stream, fn: Value, column: str) -> tuple[Value, ...]:
    """Run a stream and give a column of its first table whose group key `fn` accepts.

    Empty where there is no such table, or no such column in it.
    """
    found = find_table(runtime, tables, fn)
    if found is None or column not in found.columns:
        return ()
    return column_values(found, column)
