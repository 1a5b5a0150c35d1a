"""aggregateWindow: one row a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.experimental.table.fill import fill
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.duplicate import duplicate
from krakflux.flux.stdlib.universe.window import INFINITE, window
from krakflux.flux.values import Stream, type_name
from krakflux.model.time import NO_DURATION, Duration

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["aggregate_window"]


@function(
    "universe",
    "aggregateWindow",
    "(<-tables: stream[A], every: duration, ?period: duration, "
    "fn: (<-: stream[B], column: string) => stream[C], ?offset: duration, "
    "?location: {zone: string, offset: duration}, ?column: string, ?timeSrc: string, "
    "?timeDst: string, ?createEmpty: bool) => stream[D] where A: Record, B: Record, C: Record, "
    "D: Record",
)
def aggregate_window(
    runtime: Runtime,
    tables: Stream,
    every: Duration,
    fn: Value,
    period: Duration | None = None,
    offset: Duration = NO_DURATION,
    location: Value = None,
    column: str = "_value",
    time_src: str = "_stop",
    time_dst: str = "_time",
    create_empty: bool = True,
) -> Stream:
    """Cut into windows, aggregate each, and put the results back into one table.

    The same as window |> fn |> duplicate |> window(every: inf): `_time` is the window's stop unless
    `timeSrc` is "_start", the last window is clipped to the range's stop, and columns other than
    the group key are gone where `fn` is an aggregate.

    Args:
        runtime: The run.
        tables: Input; a range must have bounded it.
        every: From one window's start to the next.
        fn: An aggregate or selector, called with `column`.
        period: Length of a window; `every` by default.
        offset: Shifts all windows.
        location: The clock that windows follow; the option `location` by default.
        column: What is aggregated.
        time_src: The column that becomes the time.
        time_dst: The column that takes it.
        create_empty: Windows without rows give a row: 0 for a count, else null.
    """
    windows = window(
        runtime,
        tables,
        every=every,
        period=period,
        offset=offset,
        location=location,
        create_empty=create_empty,
    )
    results = runtime.call(fn, {"<-": windows, "column": column}, name="fn")
    if not isinstance(results, Stream):
        raise FluxError(f"expected stream but found {type_name(results)} (argument fn)")
    if create_empty:
        results = fill(results)
    timed = duplicate(results, column=time_src, as_=time_dst)
    return window(runtime, timed, every=INFINITE, time_column=time_dst)
