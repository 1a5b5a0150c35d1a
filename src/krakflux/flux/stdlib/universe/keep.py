"""keep: fewer columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.flux.execute.regroup import keep_columns
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.columns_choice import ColumnChoice, column_choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.tables import TableBlock

__all__ = ["Keep", "keep"]


@dataclass(frozen=True, slots=True)
class Keep:
    """Chooses columns of each block by itself."""

    choice: ColumnChoice

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return keep_columns(inputs[0], self.kept)

    def kept(self, block: TableBlock) -> set[str]:
        """Give the columns of a block that stay."""
        return self.choice.of(block.columns)


@function(
    "universe",
    "keep",
    "(<-tables: stream[A], ?columns: [string], ?fn: (column: string) => bool) => stream[B] "
    "where A: Record, B: Record",
)
def keep(
    runtime: Runtime, tables: Stream, columns: tuple[str, ...] | None = None, fn: Value = None
) -> Stream:
    """Remove all columns but some; tables whose group keys become equal are merged.

    Args:
        runtime: The run.
        tables: Input.
        columns: Labels; those a table lacks don't matter.
        fn: Or a predicate of the label.
    """
    return pipe(tables, Keep(column_choice("keep", runtime, columns, fn)))
