"""skew: how lopsided values lie."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.aggregate import Aggregate, Aggregation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["SKEW", "skew"]


def _skew(column: pl.Expr) -> pl.Expr:
    values = column.drop_nulls().cast(pl.Float64)
    distance = values - values.mean()
    lopsided = values.len().sqrt() * (distance**3).sum() / (distance**2).sum() ** 1.5
    return (
        pl.when(values.len() == 0)
        .then(None)
        .when(values.len() == 1)
        .then(math.nan)
        .otherwise(lopsided)
    )


SKEW: Final = Aggregation("skew", {"int": _skew, "uint": _skew, "float": _skew})


@function(
    "universe",
    "skew",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def skew(tables: Stream, column: str = "_value") -> Stream:
    """Give the skewness of each table's values: √n·Σd³ / (Σd²)^1.5, d from the mean.

    Nulls don't count; fewer than two values, or equal ones, give NaN.
    """
    return pipe(tables, Aggregate(SKEW, column))
