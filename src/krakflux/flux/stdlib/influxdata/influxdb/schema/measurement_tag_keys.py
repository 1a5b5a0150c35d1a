"""schema.measurementTagKeys: the tag keys of a measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.influxdata.influxdb.schema.lookup import (
    DEFAULT_START,
    is_measurement,
    keys_of,
)
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value

__all__ = ["measurement_tag_keys"]

_SIGNATURE = (
    "(bucket: string, measurement: string, ?start: B, ?stop: C) => stream[{_value: string}]"
)


@function("influxdata/influxdb/schema", "measurementTagKeys", _SIGNATURE)
@function("influxdata/influxdb/v1", "measurementTagKeys", _SIGNATURE)
def measurement_tag_keys(
    runtime: Runtime,
    bucket: str,
    measurement: str,
    start: Value = DEFAULT_START,
    stop: Value = None,
) -> Stream:
    """Give the tag keys of one measurement, sorted, as tagKeys() does.

    Args:
        runtime: The run.
        bucket: Name.
        measurement: Name.
        start: From when on points count; 30 days ago by default.
        stop: Until when; now by default.
    """
    return keys_of(runtime, bucket, is_measurement(runtime, measurement), start, stop)
