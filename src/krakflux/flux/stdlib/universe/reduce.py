"""reduce: all rows of a table in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import from_rows
from krakflux.flux.execute.fold import Fold, fold_rows
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record, type_name
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["Reduce", "reduce"]

_CLASH: Final = "two reducers writing result to the same table"


@dataclass(frozen=True, slots=True, eq=False)
class Reduce:
    """Folds the rows of each table into one record."""

    fold: Fold

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        made = [self._reduce(block, context) for block in inputs[0]]
        _check_keys(made)
        return made

    def _reduce(self, block: TableBlock, context: Context) -> TableBlock:
        results = fold_rows(self.fold, block, context)
        labels = sorted(results.columns)
        kept = [label for label in block.key_columns if label not in labels]
        columns = (*kept, *labels)
        if len(kept) == len(block.key_columns):
            rows = results.select(block.keys[TABLE], *labels)
            return TableBlock(columns, block.keys, rows)
        wide = pl.concat([block.keys.select(kept), results], how="horizontal")
        made = from_rows(wide, columns, block.key_columns)
        if made.table_count < block.table_count:
            raise FluxError(_CLASH)
        return made


@function(
    "universe",
    "reduce",
    "(<-tables: stream[A], fn: (accumulator: B, r: A) => B, identity: B) => stream[C] "
    "where A: Record, B: Record, C: Record",
)
def reduce(runtime: Runtime, tables: Stream, fn: Value, identity: Value) -> Stream:
    """Fold the rows of each table into one row: the group key and the record's columns.

    Args:
        runtime: The run.
        tables: Input.
        fn: From a row `r` and the `accumulator` so far to the next accumulator.
        identity: The first accumulator; it decides the columns and their types.
    """
    if not isinstance(identity, Record):
        raise FluxError(f"expected record but found {type_name(identity)} (argument identity)")
    return pipe(tables, Reduce(Fold(fn, identity, runtime)))


def _check_keys(blocks: Sequence[TableBlock]) -> None:
    """Refuse results that would share a group key."""
    shapes: dict[tuple[tuple[str, pl.DataType], ...], list[pl.DataFrame]] = {}
    for block in blocks:
        keys = block.keys.select(sorted(block.key_columns))
        shapes.setdefault(tuple(keys.schema.items()), []).append(keys)
    for shape, frames in shapes.items():
        if shape and len(frames) > 1 and pl.concat(frames).is_duplicated().any():
            raise FluxError(_CLASH)
        if not shape and len(frames) > 1:
            raise FluxError(_CLASH)
