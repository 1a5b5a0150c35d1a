"""promql.emptyTable: a table without rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.blocks import TIME, empty_rows
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["EmptyTable", "empty_table"]


@dataclass(frozen=True, slots=True)
class EmptyTable:
    """Makes the table; its range begins and ends at the epoch."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        epoch = pl.Series([0]).cast(TIME)
        keys = pl.DataFrame({TABLE: [0], "_start": epoch, "_stop": epoch})
        keys = keys.with_columns(pl.col(TABLE).cast(pl.UInt32))
        rows = empty_rows({"_time": TIME, "_value": pl.Float64()})
        return [TableBlock(("_start", "_stop", "_time", "_value"), keys, rows)]


@function(
    "internal/promql",
    "emptyTable",
    "() => stream[{_start: time, _stop: time, _time: time, _value: float}]",
)
def empty_table() -> Stream:
    """Give a table of time and value without rows."""
    return source(EmptyTable())
