"""count: how many rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.aggregate import Aggregate, Aggregation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["COUNT", "count"]


def _count(column: pl.Expr) -> pl.Expr:
    return pl.len().cast(pl.Int64)


COUNT: Final = Aggregation(
    "count",
    dict.fromkeys(("int", "uint", "float", "string", "bool", "time", "null"), _count),
    empty=0,
)


@function(
    "universe",
    "count",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def count(tables: Stream, column: str = "_value") -> Stream:
    """Count the rows of each table, those with null too; 0 for an empty table."""
    return pipe(tables, Aggregate(COUNT, column))
