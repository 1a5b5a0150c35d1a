"""stddev: the standard deviation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.aggregate import Aggregate, Aggregation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.flux.values import Stream

__all__ = ["stddev"]

# What each mode takes off the number of values.
_MODES: Final = {"sample": 1, "population": 0}


def _deviation(lost: int) -> Callable[[pl.Expr], pl.Expr]:
    def expression(column: pl.Expr) -> pl.Expr:
        deviation = column.cast(pl.Float64).std(ddof=lost)
        return (
            pl.when(column.count() == 0)
            .then(None)
            .when(column.count() <= lost)
            .then(math.nan)
            .otherwise(deviation)
        )

    return expression


@function(
    "universe",
    "stddev",
    "(<-tables: stream[A], ?column: string, ?mode: string) => stream[B] where A: Record, B: Record",
)
def stddev(tables: Stream, column: str = "_value", mode: str = "sample") -> Stream:
    """Give the standard deviation of each table's values, a float; nulls don't count.

    Args:
        tables: Input.
        column: What is looked at.
        mode: "sample" divides by n − 1 (NaN for one value), "population" by n.
    """
    if mode not in _MODES:
        raise FluxError(f'"{mode}" is not a valid standard deviation mode')
    kinds = dict.fromkeys(("int", "uint", "float"), _deviation(_MODES[mode]))
    return pipe(tables, Aggregate(Aggregation("stddev", kinds), column))
