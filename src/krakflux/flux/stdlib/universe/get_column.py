"""getColumn: the values of a column of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.found_table import column_values, first_table

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["get_column"]


@function("universe", "getColumn", "(<-table: stream[A], column: string) => [B] where A: Record")
def get_column(runtime: Runtime, table: Stream, column: str) -> tuple[Value, ...]:
    """Give the values of a column of the table that tableFind() found."""
    return column_values(first_table(runtime, table), column)
