"""schema.measurements: the measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.influxdata.influxdb.schema.lookup import DEFAULT_START, values_of_tag
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["measurements"]

_SIGNATURE = "(bucket: string, ?start: B, ?stop: C) => stream[{_value: string}]"


@function("influxdata/influxdb/schema", "measurements", _SIGNATURE)
@function("influxdata/influxdb/v1", "measurements", _SIGNATURE)
def measurements(
    runtime: Runtime,
    bucket: str,
    start: Value = DEFAULT_START,
    stop: Value = None,
) -> Stream:
    """Give the measurements, sorted.

    Args:
        runtime: The run.
        bucket: Name.
        start: From when on points count; 30 days ago by default.
        stop: Until when; now by default.
    """
    return values_of_tag(runtime, bucket, "_measurement", None, start, stop)
