"""array.from: a table out of records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import frame_of, single_table
from krakflux.flux.execute.column import series_of
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record, type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream, Value
    from krakflux.model.tables import TableBlock

__all__ = ["FromArray", "from_"]


@dataclass(frozen=True, slots=True, eq=False)
class FromArray:
    """One table with an empty group key."""

    frame: pl.DataFrame

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return [single_table(self.frame)]


_SIGNATURE = "(<-rows: [A]) => stream[A] where A: Record"


@function("array", "from", _SIGNATURE)
@function("experimental/array", "from", _SIGNATURE)
def from_(rows: tuple[Value, ...]) -> Stream:
    """Make one table of records, which must all have the same columns.

    Columns are int, uint, float, string, bool or time.
    """
    if not rows:
        raise FluxError("rows must be non-empty")
    for row in rows:
        if not isinstance(row, Record):
            raise FluxError(f"expected record but found {type_name(row)} (argument rows)")
    labels = list(dict.fromkeys(label for row in rows for label in row.fields))
    columns = [series_of(label, [row.fields.get(label) for row in rows]) for label in labels]
    return source(FromArray(frame_of(columns)))
