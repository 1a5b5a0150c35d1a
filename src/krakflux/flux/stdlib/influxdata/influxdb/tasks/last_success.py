"""tasks.lastSuccess: when a task last ran well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function, option
from krakflux.flux.times import to_instant
from krakflux.flux.values import Time
from krakflux.model.time import MIN_TIME

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["last_success"]

_NEVER: Final = Time(MIN_TIME)

# Whoever runs a task sets it.
option("influxdata/influxdb/tasks", "lastSuccessTime", "time", _NEVER)


@function("influxdata/influxdb/tasks", "lastSuccess", "(orTime: T) => time where T: Timeable")
def last_success(runtime: Runtime, or_time: Value) -> Time:
    """Give the time of the task's last success; `orTime` where there was none.

    Differences:
        The time is the option `tasks.lastSuccessTime`, set by whoever runs the task.
    """
    found = runtime.option("lastSuccessTime", "influxdata/influxdb/tasks")
    if isinstance(found, Time) and found != _NEVER:
        return found
    return Time(to_instant(or_time, runtime.now()))
