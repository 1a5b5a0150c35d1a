"""mean: the average."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.aggregate import Aggregate, Aggregation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Stream

__all__ = ["MEAN", "mean"]


def _mean(column: pl.Expr) -> pl.Expr:
    return column.mean()


MEAN: Final = Aggregation("mean", {"int": _mean, "uint": _mean, "float": _mean})


@function(
    "universe",
    "mean",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def mean(tables: Stream, column: str = "_value") -> Stream:
    """Average the values of each table, a float; nulls don't count, without values it is null."""
    return pipe(tables, Aggregate(MEAN, column))
