"""max: the row with the greatest value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.select import Select, Selection
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Stream

__all__ = ["MAX", "max_"]


def _choose(column: pl.Expr, row: pl.Expr) -> pl.Expr:
    return row.get(column.arg_max(), null_on_oob=True)


MAX: Final = Selection("max", _choose, frozenset({"int", "uint", "float", "time"}))


@function("universe", "max", "(<-tables: stream[A], ?column: string) => stream[A] where A: Record")
def max_(tables: Stream, column: str = "_value") -> Stream:
    """Keep the row of each table with the greatest value, the first of several."""
    return pipe(tables, Select(MAX, column))
