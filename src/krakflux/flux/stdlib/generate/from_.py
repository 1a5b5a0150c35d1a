"""generate.from: rows at regular times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import TIME, single_table
from krakflux.flux.execute.records import map_records
from krakflux.flux.interpret.scope import Scope
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function
from krakflux.flux.syntax import ast, parse_file
from krakflux.flux.times import to_instant
from krakflux.flux.values import Closure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.tables import TableBlock

__all__ = ["FromGenerator", "from_"]


@dataclass(frozen=True, slots=True, eq=False)
class FromGenerator:
    """`count` rows from `start` on; `_value` is what `fn` makes of the row's number."""

    start: int
    stop: int
    count: int
    fn: Value
    runtime: Runtime

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        context.check_size(self.count, self.count * 16)
        step = (self.stop - self.start) // self.count if self.count else 0
        numbers = pl.DataFrame({"n": pl.int_range(self.count, dtype=pl.Int64, eager=True)})
        made = map_records(_in_record(self.fn), self.runtime, numbers, {"x": {"n": "n"}})
        if "_value" not in made.columns:
            raise FluxError("generate.from: fn must return a value")
        times = (numbers["n"] * step + self.start).cast(TIME)
        return [single_table(pl.DataFrame([times.alias("_time"), made["_value"]]))]


@function(
    "generate",
    "from",
    "(start: A, stop: A, count: int, fn: (n: int) => int) => "
    "stream[{_start: time, _stop: time, _time: time, _value: int}] where A: Timeable",
)
def from_(runtime: Runtime, start: Value, stop: Value, count: int, fn: Value) -> Stream:
    """Make one table of `count` rows, evenly from `start` on.

    Args:
        runtime: The run.
        start: The first row's time.
        stop: Where a row after the last would be.
        count: How many rows.
        fn: From the row's number `n`, from 0 on, to its `_value`.
    """
    if count < 0:
        raise FluxError(f"count must be non-negative, got {count}")
    now = runtime.now()
    first, last = to_instant(start, now), to_instant(stop, now)
    return source(FromGenerator(first, last, count, fn, runtime))


def _in_record(fn: Value) -> Value:
    """Make a function of a record `x` with `n` out of one of `n`."""
    (statement,) = parse_file("(x) => ({_value: fn(n: x.n)})").body
    assert isinstance(statement, ast.ExpressionStatement)
    assert isinstance(statement.expression, ast.FunctionExpression)
    return Closure(statement.expression, Scope({"fn": fn}), {}, None)
