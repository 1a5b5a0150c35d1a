"""sum: the total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.aggregate import Aggregate, Aggregation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["SUM", "sum_"]


def _sum(column: pl.Expr) -> pl.Expr:
    return pl.when(column.count() > 0).then(column.sum())


SUM: Final = Aggregation("sum", {"int": _sum, "uint": _sum, "float": _sum})


@function(
    "universe",
    "sum",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def sum_(tables: Stream, column: str = "_value") -> Stream:
    """Add up the values of each table, keeping their type (integers wrap at 64 bits).

    Nulls don't count; without values the sum is null.
    """
    return pipe(tables, Aggregate(SUM, column))
