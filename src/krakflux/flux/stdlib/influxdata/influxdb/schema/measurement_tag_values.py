"""schema.measurementTagValues: the values of a tag in a measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.influxdata.influxdb.schema.lookup import (
    DEFAULT_START,
    is_measurement,
    values_of_tag,
)
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["measurement_tag_values"]

_SIGNATURE = (
    "(bucket: string, measurement: string, tag: string, ?start: B, ?stop: C) => "
    "stream[{_value: string}]"
)


@function("influxdata/influxdb/schema", "measurementTagValues", _SIGNATURE)
@function("influxdata/influxdb/v1", "measurementTagValues", _SIGNATURE)
def measurement_tag_values(
    runtime: Runtime,
    bucket: str,
    measurement: str,
    tag: str,
    start: Value = DEFAULT_START,
    stop: Value = None,
) -> Stream:
    """Give the values of a tag in one measurement, sorted.

    Args:
        runtime: The run.
        bucket: Name.
        measurement: Name.
        tag: Tag key.
        start: From when on points count; 30 days ago by default.
        stop: Until when; now by default.
    """
    return values_of_tag(runtime, bucket, tag, is_measurement(runtime, measurement), start, stop)
