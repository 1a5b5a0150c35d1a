"""stateDuration: how long a state has lasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.state_tracking import state_tracking
from krakflux.flux.times import ONE_SECOND

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.time import Duration

__all__ = ["state_duration"]


@function(
    "universe",
    "stateDuration",
    "(<-tables: stream[A], fn: (r: A) => bool, ?column: string, ?timeColumn: string, "
    "?unit: duration) => stream[B] where A: Record, B: Record",
)
def state_duration(
    runtime: Runtime,
    tables: Stream,
    fn: Value,
    column: str = "stateDuration",
    time_column: str = "_time",
    unit: Duration = ONE_SECOND,
) -> Stream:
    """Give in `column` the time, in whole units, since `fn` began to hold; -1 where it doesn't."""
    return state_tracking(
        runtime,
        tables,
        fn,
        duration_column=column,
        duration_unit=unit,
        time_column=time_column,
    )
