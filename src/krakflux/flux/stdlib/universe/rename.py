"""rename: other labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record, type_name
from krakflux.model.tables import TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["Rename", "rename"]


@dataclass(frozen=True, slots=True, eq=False)
class Rename:
    """Gives columns other labels: by `columns` (old → new), or by the function `fn`."""

    columns: Mapping[str, str] | None
    fn: Value
    runtime: Runtime

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return merge_equal_tables([self._rename(block) for block in inputs[0]])

    def _rename(self, block: TableBlock) -> TableBlock:
        names = self._names(block)
        columns = tuple(names.get(label, label) for label in block.columns)
        if len(set(columns)) < len(columns):
            twice = next(label for label in columns if columns.count(label) > 1)
            raise FluxError(f'rename error: column "{twice}" already exists')
        keys = block.keys.rename(names, strict=False)
        return TableBlock(columns, keys, block.rows.rename(names, strict=False))

    def _names(self, block: TableBlock) -> Mapping[str, str]:
        if self.columns is None:
            return {label: self._name(label) for label in block.columns}
        for label in self.columns:
            if label not in block.columns:
                raise FluxError(f'rename error: column "{label}" doesn\'t exist')
        return self.columns

    def _name(self, label: str) -> str:
        name = self.runtime.call(self.fn, {"column": label})
        if not isinstance(name, str):
            raise FluxError(f"expected string but found {type_name(name)} (argument fn)")
        return name


@function(
    "universe",
    "rename",
    "(<-tables: stream[A], ?fn: (column: string) => string, ?columns: B) => stream[C] "
    "where A: Record, B: Record, C: Record",
)
def rename(runtime: Runtime, tables: Stream, fn: Value = None, columns: Value = None) -> Stream:
    """Rename columns, in the group key too.

    Args:
        runtime: The run.
        tables: Input.
        fn: From the old label to the new.
        columns: Or a record `{old: "new"}`; a table must have all of them.
    """
    if (columns is None) == (fn is None):
        raise FluxError("rename error: must provide exactly one of columns and fn")
    if columns is not None and not isinstance(columns, Record):
        raise FluxError(f"expected record but found {type_name(columns)} (argument columns)")
    return pipe(tables, Rename(None if columns is None else dict(columns.fields), fn, runtime))
