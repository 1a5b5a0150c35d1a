"""stateTracking: how long a state has lasted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.neighbours import SAME_TABLE, rows_in_time
from krakflux.flux.execute.row_function import RowFunction, filter_answered_rows
from krakflux.flux.plan.node import BlockOperation
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.times import ONE_SECOND, approximate
from krakflux.model.tables import TableBlock

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.time import Duration

__all__ = ["StateTracking", "state_tracking"]

_STATE: Final = "\x00state"
_RUN: Final = "\x00run"


@dataclass(frozen=True, slots=True, eq=False)
class StateTracking(BlockOperation):
    """Adds columns that count rows, and time (in `unit`, ns), since a state began; -1 outside it.

    An empty label: that column isn't wanted.
    """

    predicate: RowFunction
    count_column: str
    duration_column: str
    unit: int
    time_column: str

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        rows = rows_in_time(
            block, self.time_column, "got a null timestamp", "got an out-of-order timestamp"
        )
        state = filter_answered_rows(self.predicate, block).alias(_STATE)
        continues = SAME_TABLE & (pl.col(_STATE) == pl.col(_STATE).shift(1))
        runs = (~continues.fill_null(False)).cum_sum().alias(_RUN)
        rows = rows.with_columns(state).drop_nulls(_STATE).with_columns(runs)
        made = rows.with_columns(
            pl.when(_STATE).then(expression).otherwise(-1).alias(label)
            for label, expression in self._expressions().items()
        )
        new = tuple(label for label in self._expressions() if label not in block.columns)
        kept = [*block.rows.columns, *new]
        return TableBlock((*block.columns, *new), block.keys, made.select(kept))

    def _expressions(self) -> dict[str, pl.Expr]:
        count = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(_RUN)
        time = pl.col(self.time_column).cast(pl.Int64)
        lasted = (time - time.first().over(_RUN)) // self.unit
        wanted = {self.count_column: count, self.duration_column: lasted}
        return {label: expression for label, expression in wanted.items() if label}


@function(
    "universe",
    "stateTracking",
    "(<-tables: stream[A], fn: (r: A) => bool, ?countColumn: string, ?durationColumn: string, "
    "?durationUnit: duration, ?timeColumn: string) => stream[B] where A: Record, B: Record",
)
def state_tracking(
    runtime: Runtime,
    tables: Stream,
    fn: Value,
    count_column: str = "",
    duration_column: str = "",
    duration_unit: Duration = ONE_SECOND,
    time_column: str = "_time",
) -> Stream:
    """Count rows and time since `fn` began to hold, in consecutive rows of a table.

    Args:
        runtime: The run.
        tables: Input, ordered by time.
        fn: Predicate of a row `r`; null counts as false. Rows for which it ends with an error are
            left out.
        count_column: Takes the number of rows, 1 in the first; -1 where `fn` is false.
        duration_column: Takes the time since the first, in whole units; -1 where `fn` is false.
        duration_unit: Of time.
        time_column: The rows' time.
    """
    unit = approximate(duration_unit)
    if duration_column and unit <= 0:
        raise FluxError("state tracking duration unit must be greater than zero")
    predicate = RowFunction(fn, runtime)
    operation = StateTracking(predicate, count_column, duration_column, unit, time_column)
    return pipe(tables, operation)
