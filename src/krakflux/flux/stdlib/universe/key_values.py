"""keyValues: labels and values of columns, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_types, with_key_columns
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["KeyValues", "key_values"]

_MADE: Final = ("_key", "_value")
_ROW: Final = "\x00row"


@dataclass(frozen=True, slots=True)
class KeyValues(BlockOperation):
    """Gives `_key` and `_value` of `columns`, each different value once a table."""

    columns: tuple[str, ...]

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        labels = [label for label in self.columns if label in block.columns]
        if not labels:
            raise FluxError(
                f"received table with columns [{' '.join(block.columns)}] not having key columns "
                f"[{' '.join(self.columns)}]"
            )
        types = column_types(block)
        if any(types[label] != types[labels[0]] for label in labels):
            raise FluxError("keyColumns must all be the same type")
        rows = with_key_columns(block, labels).with_row_index(_ROW)
        pairs = pl.concat(
            rows.select(_ROW, TABLE, pl.lit(label).alias("_key"), pl.col(label).alias("_value"))
            for label in labels
        ).sort(_ROW, maintain_order=True)
        once = pairs.unique([TABLE, "_value"], keep="first", maintain_order=True).drop(_ROW)
        kept = tuple(label for label in block.key_columns if label not in _MADE)
        return TableBlock((*kept, *_MADE), block.keys.select(TABLE, *kept), once)


@function(
    "universe",
    "keyValues",
    "(<-tables: stream[A], ?keyColumns: [string]) => stream[{C with _key: string, _value: B}] "
    "where A: Record, C: Record",
)
def key_values(tables: Stream, key_columns: tuple[str, ...] | None = None) -> Stream:
    """Give the values of `keyColumns` in each table, row by row, each different value once.

    Besides the group key only `_key`, the column's label, and `_value` remain. The columns must
    have one type; those a table lacks don't matter, unless it lacks all.
    """
    if key_columns is None:
        raise FluxError("neither column list nor predicate function provided")
    return pipe(tables, KeyValues(tuple(key_columns)))
