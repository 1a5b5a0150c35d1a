"""schema.measurementFieldKeys: the field keys of a measurement."""

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

__all__ = ["measurement_field_keys"]

_SIGNATURE = (
    "(bucket: string, measurement: string, ?start: B, ?stop: C) => stream[{_value: string}]"
)


@function("influxdata/influxdb/schema", "measurementFieldKeys", _SIGNATURE)
@function("influxdata/influxdb/v1", "measurementFieldKeys", _SIGNATURE)
def measurement_field_keys(
    runtime: Runtime,
    bucket: str,
    measurement: str,
    start: Value = DEFAULT_START,
    stop: Value = None,
) -> Stream:
    """Give the field keys of one measurement, sorted.

    Args:
        runtime: The run.
        bucket: Name.
        measurement: Name.
        start: From when on points count; 30 days ago by default.
        stop: Until when; now by default.
    """
    return values_of_tag(
        runtime, bucket, "_field", is_measurement(runtime, measurement), start, stop
    )
