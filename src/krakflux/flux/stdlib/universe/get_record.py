"""getRecord: a row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.found_table import first_table, row_record

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Record, Stream

__all__ = ["get_record"]


@function("universe", "getRecord", "(<-table: stream[A], idx: int) => A where A: Record")
def get_record(runtime: Runtime, table: Stream, idx: int) -> Record:
    """Give row `idx` of the table that tableFind() found."""
    found = first_table(runtime, table)
    if not 0 <= idx < found.rows.height:
        raise FluxError(f"index out of bounds: {idx}")
    return row_record(found, idx)
