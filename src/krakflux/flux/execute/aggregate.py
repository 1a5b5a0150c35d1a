"""Aggregates: one row for each table, its group key and the aggregated column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flux_type
from krakflux.flux.plan.node import BlockOperation
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.flux.execute.context import Context

__all__ = ["Aggregate", "Aggregation", "aggregate_block", "require_column"]


@dataclass(frozen=True, slots=True, eq=False)
class Aggregation:
    """How a column is aggregated.

    Attributes:
        name: Flux name.
        expressions: For each Flux type of column that can be aggregated, what the rows of a table
            come to. Nulls are in the column.
        empty: The result for a table without rows.
    """

    name: str
    expressions: dict[str, Callable[[pl.Expr], pl.Expr]]
    empty: Any = None


@dataclass(frozen=True, slots=True)
class Aggregate(BlockOperation):
    """Aggregates one column; all others outside the group key are dropped."""

    aggregation: Aggregation
    column: str = "_value"

    @property
    def function_name(self) -> str:
        return self.aggregation.name

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        require_column(block, self.column)
        kind = flux_type(block.rows.schema[self.column])
        expression = self.aggregation.expressions.get(kind)
        if expression is None:
            raise FluxError(
                f"unsupported input type for {self.aggregation.name} aggregate: {kind}"
                if kind == "null"
                else f"unsupported aggregate column type {kind}"
            )
        result = expression(pl.col(self.column))
        return aggregate_block(block, {self.column: result}, {self.column: self.aggregation.empty})


def aggregate_block(
    block: TableBlock, results: dict[str, pl.Expr], empty: dict[str, Any]
) -> TableBlock:
    """Give one row a table with the columns `results`; `empty` holds those of a table without rows.

    The columns are the group key and the results, in the places the block has for them.
    """
    computed = block.rows.group_by(TABLE, maintain_order=True).agg(
        expression.alias(label) for label, expression in results.items()
    )
    if computed.height < block.keys.height:
        computed = (
            block.keys.select(TABLE, pl.lit(True).alias("\x00all"))
            .join(computed, on=TABLE, how="left", maintain_order="left", coalesce=True)
            .drop("\x00all")
        )
        missing = ~block.keys[TABLE].is_in(block.rows[TABLE].unique().implode())
        computed = computed.with_columns(
            pl.when(missing).then(pl.lit(empty[label])).otherwise(pl.col(label)).alias(label)
            for label in results
            if empty.get(label) is not None
        )
    kept = set(block.key_columns) | results.keys()
    columns = [label for label in block.columns if label in kept]
    columns += [label for label in results if label not in columns]
    return TableBlock(tuple(columns), block.keys, computed)


def require_column(block: TableBlock, label: str) -> None:
    """Check that a column can be worked on.

    Raises:
        FluxError: it is missing, or in the group key.
    """
    if label in block.keys.columns:
        raise FluxError("cannot aggregate columns that are part of the group key")
    if label not in block.rows.columns:
        raise FluxError(f'column "{label}" does not exist')
