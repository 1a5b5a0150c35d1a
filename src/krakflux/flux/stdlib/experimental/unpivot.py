"""experimental.unpivot: columns become rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import drop_empty_tables, row_columns
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream

__all__ = ["Unpivot", "unpivot"]

_OWN: Final = ("_field", "_value")


@dataclass(frozen=True, slots=True)
class Unpivot:
    """Makes a row of each value outside the group key and `other_columns`."""

    other_columns: tuple[str, ...]

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        made = [
            self._table(block, label)
            for block in inputs[0]
            for label in row_columns(block)
            if label not in self.other_columns
        ]
        return merge_equal_tables([drop_empty_tables(block) for block in made])

    def _table(self, block: TableBlock, label: str) -> TableBlock:
        others = [each for each in self.other_columns if each in block.rows.columns]
        missing = [each for each in self.other_columns if each not in block.columns]
        if missing:
            raise FluxError(f'unpivot: column "{missing[0]}" does not exist')
        if clash := [each for each in _OWN if each in block.keys.columns]:
            raise FluxError(f'unpivot: the group key has a column "{clash[0]}" already')
        keys = block.keys.with_columns(pl.lit(label).alias("_field"))
        rows = block.rows.select(TABLE, *others, pl.col(label).alias("_value"))
        rows = rows.filter(pl.col("_value").is_not_null())
        return TableBlock((*block.key_columns, "_field", *others, "_value"), keys, rows)


@function(
    "experimental",
    "unpivot",
    "(<-tables: stream[A], ?otherColumns: [string]) => "
    "stream[{B with _field: string, _value: C}] where A: Record, B: Record",
)
def unpivot(tables: Stream, other_columns: tuple[str, ...] = ("_time",)) -> Stream:
    """Make `_field` and `_value` of every column outside the group key and `otherColumns`.

    `_field` joins the group key; nulls give no row.
    """
    return pipe(tables, Unpivot(tuple(other_columns)))
