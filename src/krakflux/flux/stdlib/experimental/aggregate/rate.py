"""aggregate.rate: the mean rate of growth in windows, over groups of series."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.experimental.table.fill import fill
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.derivative import derivative
from krakflux.flux.stdlib.universe.duplicate import duplicate
from krakflux.flux.stdlib.universe.group import group
from krakflux.flux.stdlib.universe.mean import mean
from krakflux.flux.stdlib.universe.sum import sum_
from krakflux.flux.stdlib.universe.window import INFINITE, window
from krakflux.flux.times import ONE_SECOND

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["rate"]


@function(
    "experimental/aggregate",
    "rate",
    "(<-tables: stream[A], every: duration, ?groupColumns: [string], ?unit: duration) => "
    "stream[B] where A: Record, B: Record",
)
def rate(
    runtime: Runtime,
    tables: Stream,
    every: Duration,
    group_columns: tuple[str, ...] = (),
    unit: Duration = ONE_SECOND,
) -> Stream:
    """Average each series' growth per `unit` in windows and add up the series of each group.

    A fall (a counter that began anew) doesn't count. `_time` is the window's stop.

    Args:
        runtime: The run.
        tables: Input; a range must have bounded it.
        every: Length of a window.
        group_columns: Make up the groups.
        unit: Of time.
    """
    rates = derivative(tables, unit, non_negative=True)
    windows = window(runtime, rates, every=every, create_empty=True)
    groups = group(mean(windows), columns=(*group_columns, "_start", "_stop"))
    timed = duplicate(fill(sum_(groups)), column="_stop", as_="_time")
    return window(runtime, timed, every=INFINITE)
