"""last: the last row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.select import Select, Selection
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    import polars as pl

    from krakflux.flux.values import Stream

__all__ = ["LAST", "last"]


def _choose(column: pl.Expr, row: pl.Expr) -> pl.Expr:
    return row.filter(column.is_not_null()).last()


LAST: Final = Selection("last", _choose)


@function("universe", "last", "(<-tables: stream[A], ?column: string) => stream[A] where A: Record")
def last(tables: Stream, column: str = "_value") -> Stream:
    """Keep the last row of each table whose `column` is not null."""
    return pipe(tables, Select(LAST, column))
