"""promql.timestamp: times as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_type, with_key_columns, with_rows
from krakflux.flux.execute.quotient import quotient
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["Timestamp", "timestamp"]


@dataclass(frozen=True, slots=True)
class Timestamp(BlockOperation):
    """Replaces `_value` by the row's `_time`, or `_stop` where there is none, in seconds."""

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        present = [label for label in ("_time", "_stop") if column_type(block, label) is not None]
        if not present:
            raise FluxError('neither "_time" nor "_stop" column found')
        if "_value" not in block.rows.columns:
            raise FluxError("value column not found: _value")
        time = with_key_columns(block, present[:1])[present[0]]
        # Prometheus knows milliseconds.
        milliseconds = (time.cast(pl.Int64) // 1_000_000).cast(pl.Float64)
        numbers = block.rows.with_columns(milliseconds.alias("_value"))
        made = numbers.with_columns(quotient(pl.col("_value"), 1e3))
        return with_rows(block, made)


@function(
    "internal/promql",
    "timestamp",
    "(<-tables: stream[{A with _value: float}]) => stream[{A with _value: float}]",
)
def timestamp(tables: Stream) -> Stream:
    """Replace each value by its time in seconds since the epoch."""
    return pipe(tables, Timestamp())
