"""Tables in columns: what storage reads, Flux transforms and the CSV encoder writes.

A stream of tables is NOT a list of small frames. It is a few `TableBlock`s; each holds any number
of tables that share their columns and group-key columns. A group-key column is constant within a
table, so its value is kept once a table (in `keys`), not once a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

__all__ = ["TABLE", "QueryResult", "TableBlock"]

# The column of `TableBlock.rows` that holds each row's table. No Flux script can name it.
TABLE: Final = "\x00table"


@dataclass(frozen=True, slots=True)
class TableBlock:
    """Tables with the same columns and the same group-key columns.

    Attributes:
        columns: All column labels in output order: group-key columns and others interleaved, e.g.
            `("_start", "_stop", "_time", "_value", "_field", "_measurement", "pair")`.
        keys: One row for each table: the column `TABLE` (UInt32, 0…n-1, so that a block whose
            group key is empty still has its tables), then the group-key columns.
        rows: The column `TABLE` (UInt32, a row number of `keys`), ascending, so that each table's
            rows are contiguous, then every column that is not in the group key. Row order within a
            table is significant. A table without rows is an empty table.

    Column types: Int64 (int), UInt64 (uint), Float64, String, Boolean, Datetime("ns") without a
    zone (time). Null is Polars null.
    """

    columns: tuple[str, ...]
    keys: pl.DataFrame
    rows: pl.DataFrame

    @property
    def key_columns(self) -> tuple[str, ...]:
        return tuple(name for name in self.columns if name in self.keys.columns)

    @property
    def table_count(self) -> int:
        return self.keys.height


@dataclass(frozen=True, slots=True)
class QueryResult:
    """One yield of a query: its name and its tables, in output order.

    The order of tables is: block by block, in each block by row of `keys`.
    """

    name: str
    blocks: Sequence[TableBlock]
