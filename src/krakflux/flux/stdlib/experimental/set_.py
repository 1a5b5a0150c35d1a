"""experimental.set: values for columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.execute.column import literal
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import type_name
from krakflux.model.tables import TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Record, Stream, Value

__all__ = ["COLUMN_TYPES", "SetColumns", "set_"]


@dataclass(frozen=True, slots=True, eq=False)
class SetColumns:
    """Puts the same values into all rows of columns."""

    values: Mapping[str, Value]

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return merge_equal_tables([self._set(block) for block in inputs[0]])

    def _set(self, block: TableBlock) -> TableBlock:
        made = {label: literal(value).alias(label) for label, value in self.values.items()}
        keyed = [each for label, each in made.items() if label in block.keys.columns]
        plain = [each for label, each in made.items() if label not in block.keys.columns]
        new = [label for label in made if label not in block.columns]
        rows = block.rows.with_columns(plain)
        return TableBlock((*block.columns, *new), block.keys.with_columns(keyed), rows)


@function(
    "experimental",
    "set",
    "(<-tables: stream[A], o: B) => stream[C] where A: Record, B: Record, C: Record",
)
def set_(tables: Stream, o: Record) -> Stream:
    """Put the fields of a record into all rows; a group key changes with them."""
    for label, value in o.fields.items():
        if type_name(value) not in COLUMN_TYPES:
            raise FluxError(f"unsupported column type {type_name(value)} (column {label})")
    return pipe(tables, SetColumns(dict(o.fields)))


COLUMN_TYPES: Final = ("int", "uint", "float", "string", "bool", "time")
