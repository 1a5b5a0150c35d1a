"""spread: the distance from the least value to the greatest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.aggregate import Aggregate, Aggregation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Stream

__all__ = ["SPREAD", "spread"]


def _spread(column: pl.Expr) -> pl.Expr:
    return column.max() - column.min()


SPREAD: Final = Aggregation("spread", {"int": _spread, "uint": _spread, "float": _spread})


@function(
    "universe",
    "spread",
    "(<-tables: stream[A], ?column: string) => stream[B] where A: Record, B: Record",
)
def spread(tables: Stream, column: str = "_value") -> Stream:
    """Give each table's greatest value less its least, in the column's type; nulls don't count."""
    return pipe(tables, Aggregate(SPREAD, column))
