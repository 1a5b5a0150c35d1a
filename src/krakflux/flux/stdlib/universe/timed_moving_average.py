"""timedMovingAverage: the average of the last stretch of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.duplicate import duplicate
from krakflux.flux.stdlib.universe.mean import mean
from krakflux.flux.stdlib.universe.window import INFINITE, window

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["timed_moving_average"]


@function(
    "universe",
    "timedMovingAverage",
    "(<-tables: stream[A], every: duration, period: duration, ?column: string) => stream[B] "
    "where A: Record, B: Record",
)
def timed_moving_average(
    runtime: Runtime, tables: Stream, every: Duration, period: Duration, column: str = "_value"
) -> Stream:
    """Average the values of each `period`, one of which begins each `every`.

    The same as window |> mean |> duplicate |> window(every: inf): `_time` is the window's stop.
    """
    windows = window(runtime, tables, every=every, period=period)
    timed = duplicate(mean(windows, column), column="_stop", as_="_time")
    return window(runtime, timed, every=INFINITE)
