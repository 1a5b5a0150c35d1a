"""first: the first row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.select import Select, Selection
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Stream

__all__ = ["FIRST", "first"]


def _choose(column: pl.Expr, row: pl.Expr) -> pl.Expr:
    return row.filter(column.is_not_null()).first()


FIRST: Final = Selection("first", _choose)


@function(
    "universe", "first", "(<-tables: stream[A], ?column: string) => stream[A] where A: Record"
)
def first(tables: Stream, column: str = "_value") -> Stream:
    """Keep the first row of each table whose `column` is not null."""
    return pipe(tables, Select(FIRST, column))
