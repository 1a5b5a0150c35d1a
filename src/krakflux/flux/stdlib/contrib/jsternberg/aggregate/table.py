"""aggregate.table: several aggregates of each table, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import with_key_columns
from krakflux.flux.execute.column import series_of, values_of
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.contrib.jsternberg.aggregate.absent import NONE
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["TableAggregates", "table"]

_PARTS: Final = {"column", "init", "compute", "fill"}


@dataclass(frozen=True, slots=True, eq=False)
class TableAggregates(BlockOperation):
    """Gives each table one row: the group key, and each aggregate's value."""

    columns: Mapping[str, Record]
    runtime: Runtime

    @property
    def function_name(self) -> str:
        return "table"

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        """Compute the aggregates; a table one of whose aggregates fills with `none` has no row."""
        made = {
            label: self._aggregate(aggregate, block, context)
            for label, aggregate in self.columns.items()
        }
        kept = [
            number
            for number in range(block.table_count)
            if all(values[number] is not NONE for values in made.values())
        ]
        series = [
            series_of(label, [values[number] for number in kept]) for label, values in made.items()
        ]
        numbers = pl.Series(TABLE, kept, pl.UInt32)
        columns = (*block.key_columns, *made)
        return TableBlock(columns, block.keys, pl.DataFrame([numbers, *series]))

    def _aggregate(self, aggregate: Record, block: TableBlock, context: Context) -> list[Value]:
        """Give the value for each table."""
        label = aggregate.fields["column"]
        if not isinstance(label, str) or label not in block.columns:
            raise FluxError(f'aggregate.table: missing column "{label}"')
        rows = with_key_columns(block, [label]).select(TABLE, label).drop_nulls()
        values = values_of(rows[label])
        results: list[Value] = [aggregate.fields["fill"]] * block.table_count
        begin = 0
        for run in rows[TABLE].rle().to_list():
            context.check()
            end = begin + run["len"]
            given = {"values": tuple(values[begin:end])}
            state = self.runtime.call(aggregate.fields["init"], given)
            results[run["value"]] = self.runtime.call(aggregate.fields["compute"], {"state": state})
            begin = end
        return results


@function(
    "contrib/jsternberg/aggregate",
    "table",
    "(<-tables: stream[A], columns: C) => stream[B] where A: Record, B: Record, C: Record",
)
def table(runtime: Runtime, tables: Stream, columns: Record) -> Stream:
    """Give each table one row of several aggregates.

    Args:
        runtime: The run.
        tables: Input.
        columns: An aggregate for each new column: a record as define() makes it. Its `init` gets
            all values that are not null; `reduce` is for engines that see them piece by piece.
    """
    aggregates: dict[str, Record] = {}
    for label, aggregate in columns.fields.items():
        if not isinstance(aggregate, Record) or not aggregate.fields.keys() >= _PARTS:
            raise FluxError(f'aggregate.table: column "{label}" is no aggregate: use define()')
        aggregates[label] = aggregate
    return pipe(tables, TableAggregates(aggregates, runtime))
