"""min: the row with the least value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.select import Select, Selection
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Stream

__all__ = ["MIN", "min_"]


def _choose(column: pl.Expr, row: pl.Expr) -> pl.Expr:
    return row.get(column.arg_min(), null_on_oob=True)


MIN: Final = Selection("min", _choose, frozenset({"int", "uint", "float", "time"}))


@function("universe", "min", "(<-tables: stream[A], ?column: string) => stream[A] where A: Record")
def min_(tables: Stream, column: str = "_value") -> Stream:
    """Keep the row of each table with the least value, the first of several."""
    return pipe(tables, Select(MIN, column))
